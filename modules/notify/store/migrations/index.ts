import type { Migration } from '@jingwei/kernel'
import { messageTables } from './0001-messages.ts'

export const migrations: readonly Migration[] = [messageTables]
