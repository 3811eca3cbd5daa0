import type { Migration } from '@jingwei/kernel'
import { ingestTables } from './0001-ingest.ts'
import { goldenTables } from './0002-golden.ts'

export const migrations: readonly Migration[] = [ingestTables, goldenTables]
