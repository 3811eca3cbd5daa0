import { JingweiError, type Ctx } from '@jingwei/kernel'
import { rowScope } from '../../domain/scope.ts'

/** The town whose rows are read: a town officer's own whatever he asks, the one asked for whoever sees all. @throws kernel.not_found */
export function whichTown(ctx: Ctx, asked: string | undefined): string {
  const { town } = rowScope(ctx)
  if (asked === undefined ? town === undefined : town !== undefined && town !== asked) throw new JingweiError('kernel.not_found', { what: '镇街 town', id: asked ?? '' })
  return town ?? asked ?? ''
}
