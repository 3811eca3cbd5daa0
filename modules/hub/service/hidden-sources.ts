import { statisticsOnly, type Ctx } from '@jingwei/kernel'
import { builtInSources } from '../domain/sources/built-in.ts'
import { seesStatistics } from '../domain/scope.ts'

/** Linked, never fused: their rows are not even read when records are made. */
export const statisticsSources: readonly string[] = builtInSources.filter((source) => statisticsOnly(source.basis)).map((source) => source.id)

/**
 * The sources whose rows this actor must not see per firm: statistics-only ones but for their owner, and those that do
 * not allow the purpose of the reading. Every door of the hub asks this.
 */
export const hiddenSources = (ctx: Ctx): readonly string[] =>
  builtInSources.filter((source) => (statisticsOnly(source.basis) ? !seesStatistics(ctx) : !source.purposes.includes(ctx.purpose))).map((source) => source.id)
