export { parseArguments, type Command } from './src/arguments.ts'
export { cliErrors } from './src/errors.ts'
export { machineFindings } from './src/doctor/machine-findings.ts'
export type { MachineFacts } from './src/doctor/machine-facts.ts'
