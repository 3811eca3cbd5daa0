import { dayInChina, JingweiError, periodText, previousPeriod, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { builtInSources, nameOf } from '../domain/sources/built-in.ts'
import { foldHeader, headerOf, lacking } from '../domain/sources/recognise.ts'
import type { SourceColumn } from '../domain/sources/source.ts'
import type { Arrangement } from '../domain/deliveries/arrangement.ts'
import { periodAt } from '../domain/deliveries/due.ts'
import { statesOf, type FetchedState } from '../store/fetched.ts'
import { arrangements } from './deliveries/arrangements.ts'
import { handIn } from './deliveries/hand-in.ts'
import type { DeliveredFiles } from './receive-import.ts'
import { unrecognised } from './unrecognised.ts'

/** A source as whoever fetches its tables needs it. */
export type FetchableSource = {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Headers of the contract as they are written; a family of columns by one example. */
  readonly headers: readonly { readonly header: string; readonly required: boolean }[]
  readonly arrangement?: Arrangement
  /** The agreement's last day is past: nothing may be read any more. */
  readonly ended: boolean
  /** The period whose delivery is awaited now, in the text form; undefined without an arrangement or before its first period has ended. */
  readonly awaited?: string
}

/** What the hub offers whoever brings data by machine (接入). */
export type Fetching = {
  /** Sources this actor may see, with what is agreed about each. */
  sources(ctx: Ctx): Promise<FetchableSource[]>
  /** The header of a source's contract that a column's name or comment means; undefined when it means none. */
  headerOf(sourceId: string, text: string): string | undefined
  /** Refuses a header that a source cannot be read from, naming what it lacks. @throws hub.columns_missing, hub.unrecognised */
  demandHeader(sourceId: string, header: readonly string[]): void
  /** What of the contract a header lacks. */
  lacking(sourceId: string, header: readonly string[]): readonly string[]
  /** A delivery handed in by a machine; `hands` are the ids of the people behind it, who do not review it. When its pre-check asks nothing it goes to review at once. Joins the ctx's transaction. @throws as `handIn` */
  handIn(ctx: Ctx, sourceId: string, period: string, files: DeliveredFiles, of: { readonly note: string; readonly hands: readonly string[] }): Promise<string>
  /** What became of deliveries and imports, by id. */
  states(ctx: Ctx, ids: { readonly submissions: readonly string[]; readonly imports: readonly string[] }): Promise<Map<string, FetchedState>>
}

const sourceBy = (id: string) => {
  const found = builtInSources.find((source) => source.id === id)
  if (!found) throw new JingweiError('kernel.not_found', { what: '数据源 source', id })
  return found
}

/** A family of columns is shown by one of its members. */
const example = (pattern: string): string => (pattern.includes('月$') ? '{M}月' : pattern.includes('insured') ? 'insured.{YYYY-MM}' : '{YYYY}年研发投入(万元)')

const shown = ({ header, pattern }: SourceColumn): string => header ?? example(pattern ?? '')
const lackingOf = (sourceId: string, header: readonly string[]): readonly string[] => lacking(sourceBy(sourceId), header).map(shown)

export const fetching = (hub: HubPlatform): Fetching => ({
  async sources(ctx) {
    const today = dayInChina(ctx.clock.now())
    const agreed = new Map((await arrangements(hub, ctx)).map((of) => [of.sourceId, of]))
    return builtInSources.filter((source) => source.basis !== 'statistical_survey').map((source) => {
      const arrangement = agreed.get(source.id)
      const ended = arrangement?.endsOn !== undefined && today > arrangement.endsOn
      const last = arrangement && previousPeriod(periodAt(arrangement.cycle, today))
      const awaited = last && periodText(last) >= (arrangement?.firstPeriod ?? '') ? periodText(last) : undefined
      return {
        id: source.id, zh: source.zh, en: source.en, ended, ...(arrangement ? { arrangement } : {}), ...(awaited === undefined ? {} : { awaited }),
        headers: source.columns.map((column) => ({ header: shown(column), required: !column.optional })),
      }
    })
  },
  headerOf: (sourceId, text) => headerOf(sourceBy(sourceId), text),
  lacking: lackingOf,
  demandHeader(sourceId, header) {
    const missing = lackingOf(sourceId, header)
    if (missing.length === 0) return
    // The source that was meant is the near one, unless nothing of it is there at all.
    const known = header.some((cell) => headerOf(sourceBy(sourceId), foldHeader(cell)) !== undefined)
    throw known ? new JingweiError('hub.columns_missing', { header: header.slice(0, 8).join('、'), nearest: nameOf(sourceId), missing: missing.join('、') }) : unrecognised(header)
  },
  handIn: (ctx, sourceId, period, files, of) => handIn(hub, ctx, sourceId, period, files, of),
  states: (ctx, ids) => statesOf(hub.store, ctx, ids),
})
