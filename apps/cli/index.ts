export { parseArguments, type Command } from './src/arguments.ts'
export { cliErrors } from './src/errors.ts'
