import type { Ctx } from '@jingwei/kernel'

/** Which rows an actor may see at all: an enterprise its own, a town its firms, everyone else whom a permission lets in all. */
export type RowScope = { readonly creditCode?: string; readonly town?: string }

/** No firm's code or town: firms whose own is unknown are not everybody's. */
const nowhere = '(none)'

export function rowScope(ctx: Ctx): RowScope {
  const { roles, creditCode, town } = ctx.actor
  if (roles.includes('enterprise')) return { creditCode: creditCode || nowhere }
  if (roles.includes('town') && !roles.some((role) => role === 'officer' || role === 'leader')) return { town: town || nowhere }
  return {}
}

/** Statistics-only sources are seen per firm by the statistics owner alone (统计法 28). */
export const seesStatistics = (ctx: Ctx): boolean => ctx.actor.roles.includes('statistics') && ctx.purpose === 'statistics'
