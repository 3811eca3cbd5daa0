import { useAsOfParams, useRead } from '@jingwei/ui'
import type { Summary } from '../answers.ts'

/** The region in numbers; several parts of a home read it, it is fetched once. */
export const useSummary = () => useRead<Summary>('hub/summary', useAsOfParams())
