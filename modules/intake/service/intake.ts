import type { IntakePlatform } from './platform.ts'

/** The intake's public service. Nobody else brings data through it: its people come by its routes, its runs by its jobs. */
export type Intake = { readonly platform: IntakePlatform }

export const createIntake = (platform: IntakePlatform): Intake => ({ platform })
