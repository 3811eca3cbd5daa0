import { statisticsOnly, type Ctx } from '@jingwei/kernel'
import { builtInSources } from '../domain/sources/built-in.ts'
import { seesStatistics } from '../domain/scope.ts'

/** Linked, never fused: their rows are not even read when records are made. */
export const statisticsSources: readonly string[] = builtInSources.filter((source) => statisticsOnly(source.basis)).map((source) => source.id)

/** The sources whose rows this actor must not see per firm. Every door of the hub asks this. */
export const hiddenSources = (ctx: Ctx): readonly string[] => (seesStatistics(ctx) ? [] : statisticsSources)
