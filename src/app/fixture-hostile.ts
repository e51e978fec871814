/** Texts that nobody should put into a link: for tests of what becomes of them. */

export const prototypes = '__proto__ constructor prototype toString hasOwnProperty valueOf'.split(
	' ',
)
export const numbers = [
	...['NaN', '-0', '0', '-0.0', '1', '-1', '007', '1e309', '-1e309', 'Infinity', '-Infinity'],
	...['0x10', '0b1', '1_000', '1n', '+5', ' 5', '5 ', '.5', '5.', '0.0000001', '2147483647'],
	...['2147483648', '4294967296', '9007199254740993', '999999999999999', '1000000000000000'],
	...['٣', '５', '½', '1,5', '0.01', '10', '10.000001', 'line', 'full'],
]
export const texts = [
	...['', ' ', 'true', 'false', 'TRUE', 'null', 'undefined', '[object Object]', '\0', '\r\n', '\t'],
	...['<img src=x onerror=alert(1)>', '"><svg/onload=alert(1)>', 'javascript:alert(1)', '${7*7}'],
	...['\u202Eevil', '\uFEFF', '\uD800', '😀', 'e\u0301', 'İ', 'ß'.repeat(50), ','.repeat(300)],
	...['%', '%ff%E0%A4%A', '%00', '%25', '%2C', '%26seed%3D1', '#', '?', '&', '=', '==', ';'],
]
export const lists = [
	...['none', ',', 'none,none', 'lanes,code', 'lanes,lanes', 'words,lanes', 'Lanes', 'stage'],
	...['1', '1,2', '3,1,2', '1,1', '0', '21', '1.0', '1.5,2', '-0,1', '1,__proto__', 'all'],
]
export const origins = [
	...['https://example.org', 'http://localhost:4173', 'https://example.org/', 'https://a@b.c'],
	...['https://EXAMPLE.org', 'https://example.org:443', 'null', 'file://', 'data:text/html,x'],
	...['blob:https://example.org/x', '*', 'https://ex ample.org', 'javascript://a', 'ftp://a.b'],
	...['https://пример.испытание', 'https://xn--e1afmkfd.xn--80akhbyknj4f', 'https://[::1]:8080'],
]
export const schedules = [
	...['v1-0-A', 'v1-abc-ABAB', 'v1-abc-A_B*A~B!A.B', 'v1-abc-A99999', 'v1-abc-A0', 'v2-abc-A'],
	...[
		'v1-abc-',
		'v1--A',
		'v1-abc-A-B',
		'v1-ABC-A',
		'v1-abc-A.',
		'v1-abc-é',
		`v1-a-${'AB'.repeat(999)}`,
	],
]
