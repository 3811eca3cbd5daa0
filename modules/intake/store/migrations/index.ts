import type { Migration } from '@jingwei/kernel'
import { intakeTables } from './0001-intake.ts'

export const migrations: readonly Migration[] = [intakeTables]
