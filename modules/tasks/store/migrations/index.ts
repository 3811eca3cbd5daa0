import type { Migration } from '@jingwei/kernel'
import { taskTables } from './0001-tasks.ts'
import { appendOnlyMoves } from './0002-append-only-moves.ts'

export const migrations: readonly Migration[] = [taskTables, appendOnlyMoves]
