import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { boundaryConfig } from './tools/boundaries.js'
import { globalsRefused, importsRefused, seam, syntax } from './tools/restrictions.js'

const code = ['**/*.ts', '**/*.svelte']
const tests = ['**/*.test.ts', 'e2e/**/*.ts']
const scripts = ['**/*.js', '**/*.mjs', '**/*.cjs']

const typed = {
	files: code,
	languageOptions: {
		parserOptions: {
			project: ['threads', 'worker', 'page', 'tests'].map((name) => `tsconfig.${name}.json`),
			tsconfigRootDir: import.meta.dirname,
			extraFileExtensions: ['.svelte'],
		},
	},
	rules: {
		'@typescript-eslint/consistent-type-imports': 'error',
		'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
		'@typescript-eslint/no-import-type-side-effects': 'error',
		'@typescript-eslint/no-restricted-imports': importsRefused,
		'@typescript-eslint/no-unused-vars': [
			'error',
			{ argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
		],
		'@typescript-eslint/no-unnecessary-condition': [
			'error',
			{ allowConstantLoopConditions: 'always' },
		],
		// Would ask for `!`, which is refused.
		'@typescript-eslint/non-nullable-type-assertion-style': 'off',
		'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		'@typescript-eslint/switch-exhaustiveness-check': [
			'error',
			{ considerDefaultExhaustiveForUnions: true },
		],
	},
}

const house = {
	rules: {
		'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
		'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
		'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
		eqeqeq: 'error',
		'no-param-reassign': 'error',
		'no-var': 'error',
		'object-shorthand': 'error',
		'prefer-const': 'error',
	},
}

export default ts.config(
	{ ignores: ['dist*', 'coverage', 'test-results', 'playwright-report', '.svelte-check'] },
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...ts.configs.stylisticTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	typed,
	house,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		files: ['**/*.svelte'],
		rules: {
			'max-lines': ['error', { max: 300 }],
			// `let` is how a prop that may be rebound is declared.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
			'svelte/block-lang': ['error', { enforceScriptPresent: false, script: 'ts' }],
			'svelte/button-has-type': 'error',
			'svelte/no-at-html-tags': 'error',
		},
	},
	{ files: code, rules: { 'no-restricted-syntax': syntax.anywhere } },
	// Read by tools that ask for a default export, or declaring modules that have one.
	{
		files: ['*.config.*', 'tools/*-environment.ts', '**/*.d.ts'],
		rules: { 'no-restricted-syntax': 'off' },
	},
	{ files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
	{ files: scripts, extends: [ts.configs.disableTypeChecked] },
	{ files: [...scripts, ...tests, 'tools/**'], languageOptions: { globals: globals.node } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts', 'public/**/*.js'],
		languageOptions: { globals: globals.browser },
	},

	boundaryConfig,
	{
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		ignores: [...tests, '**/*.d.ts'],
		rules: { 'no-console': 'error', 'no-restricted-syntax': syntax.source },
	},
	{ files: [seam], rules: { 'no-restricted-syntax': syntax.seam } },
	{
		files: ['model', 'view', 'lessons'].flatMap((it) => [
			`src/${it}/**/*.ts`,
			`src/${it}/**/*.svelte`,
		]),
		ignores: tests,
		rules: {
			'no-restricted-globals': globalsRefused.picture,
			'no-restricted-syntax': syntax.pictures,
		},
	},
	{ files: ['src/**/*.svelte'], rules: { 'no-restricted-syntax': syntax.pictures } },
	{
		files: ['src/programs/**/*.ts'],
		ignores: tests,
		rules: {
			'no-restricted-globals': globalsRefused.program,
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: 'Chance comes from the seed of the run.' },
			],
		},
	},
	{ files: ['src/programs/**/*.ts', 'src/sync/**/*.ts'], rules: { curly: ['error', 'all'] } },
	{ files: tests, rules: { 'max-lines-per-function': 'off' } },
	{ files: ['**/index.{ts,js}'], rules: { 'no-restricted-syntax': syntax.barrel } },
)
