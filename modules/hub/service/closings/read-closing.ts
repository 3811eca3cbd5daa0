import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { rowScope } from '../../domain/scope.ts'
import { closedWith, closingCode, closingName, readClosingCode } from '../../domain/closings/closing.ts'
import { differencesSince, type Difference } from '../../store/closed-facts.ts'
import { findClosing, listClosings, type ClosingRow } from '../../store/closings.ts'
import { acceptedSince, type SubmissionRow } from '../../store/submissions.ts'
import { endInterrupted } from './decide.ts'
import { hiddenSources } from '../hidden-sources.ts'
import { recordUse } from '../../store/uses.ts'

export type Named = ClosingRow & { readonly code: string; readonly zh: string; readonly en: string }

export const named = (row: ClosingRow): Named => ({ ...row, code: closingCode(row.month, row.revision), ...closingName(row.month, row.revision) })

export async function closings(hub: HubPlatform, ctx: Ctx): Promise<Named[]> {
  await endInterrupted(hub, ctx)
  return (await listClosings(hub.store, ctx)).map(named)
}

/** A closing with what has been delivered for its periods since, and the figures that are different today. */
export type ClosingPage = { readonly closing: Named; readonly revisions: readonly SubmissionRow[]; readonly differences: readonly Told[] }

/** A difference; without its amounts where too few firms stand behind it for this reader. */
export type Told = Omit<Difference, 'before' | 'after'> & Partial<Pick<Difference, 'before' | 'after'>>

/** Fewer firms than this behind a sum would tell what one of them has. */
const fewest = 3

/** Amounts of one or two firms are for who may read their records; a town's differences are of its own firms. */
function toldTo(ctx: Ctx, { before, after, ...rest }: Difference): Told {
  return ctx.permissions.has('hub.enterprise.read') || rest.firms >= fewest ? { ...rest, before, after } : rest
}

/** A town sees the differences of its own firms. @throws hub.no_closing */
export async function readClosing(hub: HubPlatform, ctx: Ctx, code: string): Promise<ClosingPage> {
  const { month, revision } = readClosingCode(code)
  await endInterrupted(hub, ctx)
  const row = await findClosing(hub.store, ctx, month, revision)
  if (!row) throw new JingweiError('hub.no_closing', { code })
  if (row.state !== 'closed' || row.closed_at === null) return { closing: named(row), revisions: [], differences: [] }
  const [accepted, differences] = await Promise.all([acceptedSince(hub.store, ctx, hiddenSources(ctx), row.closed_at), differencesSince(hub.columnar, row.seq, rowScope(ctx).town)])
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.closing', filters: { closing: code } }))
  const ofThen = (period: string): boolean => period !== '' && closedWith(period, month)
  return { closing: named(row), revisions: accepted.filter((submission) => ofThen(submission.period)), differences: differences.filter((difference) => difference.period === '' || ofThen(difference.period)).map((difference) => toldTo(ctx, difference)) }
}
