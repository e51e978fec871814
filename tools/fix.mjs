/** Mends what lint can mend, then formats, also when lint had more to say than it could mend. */
import { runTool } from './run.mjs'

const isClean = runTool('eslint', ['.', '--fix', '--max-warnings', '0'])
const isFormatted = runTool('prettier', ['--write', '--log-level', 'warn', '.'])
process.exitCode = isClean && isFormatted ? 0 : 1
