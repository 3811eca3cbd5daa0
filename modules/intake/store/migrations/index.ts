import type { Migration } from '@jingwei/kernel'
import { intakeTables } from './0001-intake.ts'
import { hands } from './0002-hands.ts'

export const migrations: readonly Migration[] = [intakeTables, hands]
