import type { Migration } from '@jingwei/kernel'
import { ingestTables } from './0001-ingest.ts'
import { goldenTables } from './0002-golden.ts'
import { staleMarks } from './0003-stale-marks.ts'
import { useOrganisation } from './0004-use-organisation.ts'
import { leanIndexes } from './0005-lean-indexes.ts'
import { nameSearch } from './0006-name-search.ts'
import { deliveryTables } from './0007-deliveries.ts'
import { closingTables } from './0008-closings.ts'
import { submissionHands } from './0009-hands.ts'

export const migrations: readonly Migration[] = [ingestTables, goldenTables, staleMarks, useOrganisation, leanIndexes, nameSearch, deliveryTables, closingTables, submissionHands]
