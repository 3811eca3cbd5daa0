import { useRead } from '@jingwei/ui'
import type { Source } from '../work-answers.ts'

/** The departments' tables the hub knows; empty until they are read. */
export function useSources(): readonly Source[] {
  const query = useRead<{ readonly items: readonly Source[] } | readonly Source[]>('hub/sources')
  return query.data === undefined ? [] : 'items' in query.data ? query.data.items : query.data
}
