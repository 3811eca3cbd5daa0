import type { Migration } from '@jingwei/kernel'
import { taskTables } from './0001-tasks.ts'
import { appendOnlyMoves } from './0002-append-only-moves.ts'
import { invitations } from './0003-invitations.ts'

export const migrations: readonly Migration[] = [taskTables, appendOnlyMoves, invitations]
