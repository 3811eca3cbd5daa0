export { intakeModule } from './module.ts'
export type { Intake } from './service/intake.ts'
export type { IntakePlatform, Secret } from './service/platform.ts'
