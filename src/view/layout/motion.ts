/**
 * How far something that happened at a trace time has been drawn by time t. Durations are upper bounds on
 * screen time; a pace turns them into run time. Nothing here remembers anything: equal times, equal pictures.
 */
import { easeCubicInOut, easeCubicOut } from 'd3'

/** What the drawing of time depends on beside the moment. */
export interface Motion {
	/** Run time per screen time; 0 while going line by line, when nothing may be under way. */
	readonly paceFactor: number
	readonly isReduced: boolean
}

const handOverMs = 260
const wakeMs = 320
const breathMs = 4000
const turnMs = 900

/** A thread that changes its place does so within what this pace would take, so that it is never shown far behind. */
const fastestWalk = 0.03

/** The run time that a hand-over is drawn over, in microseconds. */
export function handOverUs(motion: Motion): number {
	return motion.isReduced ? 0 : handOverMs * 1000 * motion.paceFactor
}

/** The run time that a thread is drawn walking to its new place. */
export function walkUs(motion: Motion): number {
	return motion.isReduced ? 0 : handOverMs * 1000 * Math.min(fastestWalk, motion.paceFactor)
}

/** The run time that a wake arrow is drawn in full strength. */
export function wakeUs(motion: Motion): number {
	return wakeMs * 1000 * motion.paceFactor
}

/** 1 at a notify, 0 once its arrow would be gone; going line by line, when nothing may be under way, always 0. */
export function flareAt(ageUs: number, motion: Motion): number {
	const us = wakeUs(motion)
	return us === 0 || ageUs >= us ? 0 : 1 - Math.max(0, ageUs) / us
}

/** 0 at the start, 1 once `durationUs` have passed; a duration of 0 is a step. */
export function travelled(ageUs: number, durationUs: number): number {
	if (durationUs <= 0 || ageUs >= durationUs) return 1
	return easeCubicInOut(Math.max(0, ageUs) / durationUs)
}

/** As `travelled`, but quick at first: for what points at something. */
export function arrived(ageUs: number, durationUs: number): number {
	if (durationUs <= 0 || ageUs >= durationUs) return 1
	return easeCubicOut(Math.max(0, ageUs) / durationUs)
}

/** Run time for which a digit has to stand so that it can be read: a quarter of a second of screen time. */
export function digitsUs(motion: Motion): number {
	return Math.max(1, 250_000 * motion.paceFactor)
}

/** −1 … 1 … −1 in four seconds of screen time, 0 under reduced motion: the breathing of those who wait. */
export function breathAt(ageUs: number, motion: Motion): number {
	if (motion.isReduced || motion.paceFactor === 0) return 0
	return Math.sin((2 * Math.PI * ageUs) / (breathMs * 1000 * motion.paceFactor))
}

/** Degrees that the wheel of a spinning thread has turned. */
export function turnAt(ageUs: number, motion: Motion): number {
	if (motion.isReduced || motion.paceFactor === 0) return 0
	return ((360 * ageUs) / (turnMs * 1000 * motion.paceFactor)) % 360
}
