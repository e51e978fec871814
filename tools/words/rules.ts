/** Which texts of modules are for people. Each list says why; everything else follows from the syntax. */

/** Modules whose sentences nobody reads on the page. */
export const unread: readonly (readonly [RegExp, string])[] = [
	[/(\.test|fixture[\w-]*|\.d)\.ts$/, 'for tests'],
	[/^programs\/[^/]+\/(?!scene\.ts$)/, 'the code that is shown'],
	[/^(sync|trace|engine|explore)\//, 'below the page: what threads and files say to programs'],
	[/^app\/hosting\/[\w.-]*\.ts$/, 'keeps files; its words are names of caches'],
	[/^app\/console[\w-]*\.ts$/, 'the console speaks to programmers'],
	[/^lessons\/(parse-guide|glossary)\.ts$/, 'refuses to authors, in tests'],
	[/^app\/codes\/seal\.ts$/, 'what a seal is made with must be the same in all languages'],
	[/^model\/(csv|chrome-trace)\.ts$/, 'columns and names in files for other programs'],
	[/^view\/code\/highlight\.ts$/, 'words of the language that programs are written in'],
]

/** Modules that do nothing but find words: there, single words are texts, and words that are held are shown. */
export const wordy: readonly RegExp[] = [
	/(^|[/-])(in-)?words\.ts$/,
	/^app\/(verdict|left-behind|each-other|uncapped|steppers|stepping\.svelte|keys)\.ts$/,
	/^lessons\/choose\//,
	/^model\/(sums|fold-talk)\.ts$/,
	/^view\/(log\/announced|code\/whereabouts)\.ts$/,
	/^view\/layout\/crew\.ts$/,
	/^view\/(gauges|stage|multiples|decision|plots|sweep)\//,
]

/** Modules that make the picture: there, single words are texts unless they are held. */
export const pictured: readonly RegExp[] = [
	/^view\/(?!canvas\/|code\/(?!whereabouts).*\.ts$|layout\/(actor-stories|actors-letters)\.ts$)/,
	/^(app\/.*|App)\.svelte$/,
]

/** Modules that speak of names as they stand in links: those are the same in all languages. */
export const quoting: readonly RegExp[] = [
	/^app\/(route|route-lists|knob-check|navigation\.svelte|lab-page\/experiment-link)\.ts$/,
]

/** Lists and types whose words are held by the code and shown as they are. */
export const shownLists: readonly string[] = [
	'threadStates jobStatuses lawNames Phase RefusalWay Pattern SearchVerdict OperationKind',
].flatMap((names) => names.split(' '))

/** Words that are held in lists of other things, and shown beside figures. */
export const heldAndShown: readonly string[] = ['mean', 'refused', 'photo', 'report', 'e-mail']

/** Properties that are only ever shown, so that a single word is a text. */
export const shownProperties: readonly string[] = [
	'label title summary unit note text question meaning does term detail what theory button when',
	'here caption heading short long reason law good bad figure shows',
].flatMap((names) => names.split(' '))

/** What is thrown at programmers. What is refused to people has an error of its own, which is shown. */
export const thrown: readonly string[] = ['Error', 'RangeError', 'SyntaxError', 'TypeError']

/** Functions of the platform that take a language of their own: selectors, queries, paths. */
export const platform: readonly string[] = [
	'querySelector querySelectorAll closest matches MediaQuery matchMedia setAttribute getAttribute',
	'addEventListener removeEventListener createElement getContext setProperty import URL',
].flatMap((names) => names.split(' '))

/** Attributes and properties of components that are read out or shown. */
export const shownAttributes: readonly string[] = [
	'aria-label aria-description aria-roledescription aria-valuetext title alt placeholder',
].flatMap((names) => names.split(' '))

/** Components where what is shown is a program's text. */
export const listings: readonly RegExp[] = [/^view\/code\/(CodeListing|\w*Switch\w*)\.svelte$/]
