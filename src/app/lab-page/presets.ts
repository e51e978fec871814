/** Experiments to begin with, as addresses. */

export interface Preset {
	readonly title: string
	readonly link: string
}

export const presets: readonly Preset[] = [
	{
		title: 'Detection delay over the polling interval',
		link: '#/lab?scene=sleep-polling&knob=poll&metric=detection&values=20,50,100,200,500&seconds=10&rate=10',
	},
	{
		title: 'Wait over the arrival rate',
		link: '#/lab?scene=hockey-stick&knob=rate&metric=wait&values=40,60,80,90,95&seconds=20&pace=10',
	},
	{
		title: 'Throughput over the number of workers',
		link: '#/lab?scene=pool-sizing&knob=workers&metric=throughput&values=1,2,4,8,16&seconds=4&pace=2',
	},
	{
		title: 'Goodput over the capacity',
		link: '#/lab?scene=overload-policies&knob=capacity&metric=goodput&values=10,50,100,200,1000&seconds=15&pace=10',
	},
	{
		title: 'Loss over the capacity',
		link: '#/lab?scene=overload-policies&knob=capacity&metric=loss&values=10,100,500,1000,2000&seconds=15&pace=10',
	},
]
