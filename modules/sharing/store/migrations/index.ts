import type { Migration } from '@jingwei/kernel'
import { sharingTables } from './0001-sharing.ts'

export const migrations: readonly Migration[] = [sharingTables]
