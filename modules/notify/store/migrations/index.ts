import type { Migration } from '@jingwei/kernel'
import { messageTables } from './0001-messages.ts'
import { pendingAddress } from './0002-pending-address.ts'

export const migrations: readonly Migration[] = [messageTables, pendingAddress]
