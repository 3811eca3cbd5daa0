import { blockingKeys } from './blocking.ts'
import { memoryIndex, type CandidateIndex } from './candidate-index.ts'
import { compareWithAll } from './compare.ts'
import { decide, type DecideOptions } from './decide.ts'
import { features } from './features.ts'
import { NO_VOCABULARY } from './places.ts'
import type { Candidate, Decision, Evidence, Features, Mention } from './types.ts'

export type LinkOptions = DecideOptions & {
  /** Mentions asked of the index at once. Default 500. */
  readonly page?: number
  /** Awaited every few mentions, so that the caller's other work has its turn. Default: nothing. */
  readonly pause?: () => Promise<void> | undefined
}

export type LinkDecision = Decision & {
  /** Position of the mention in the list given. */
  readonly mention: number
  readonly features: Features
  /** True for the mention that founded the enterprise. */
  readonly founded: boolean
}

/** Mentions between two pauses, where there are no pages. */
const pausedEvery = 100

type Item = { readonly at: number; readonly sort: string; readonly features: Features; readonly keys: readonly string[] }

/**
 * Links distinct mentions to enterprises: (1) registry mentions found enterprises by code; (2) mentions with a code that
 * is known join it unless the name contradicts, those with a valid unknown code found one; (3) the rest by blocking keys
 * and evidence, twice, since names and old numbers learnt in the first round help in the second; (4) what has no
 * candidate founds enterprises, equal ones together. Decisions of one round never see each other, so the result does not
 * depend on the order of mentions. Yields one decision per mention; `new` ones carry the id of what they founded.
 */
export async function* linkMentions(mentions: readonly Mention[], index: CandidateIndex, options: LinkOptions = {}): AsyncGenerator<LinkDecision, void, undefined> {
  const { page = 500, pause } = options
  const items = await itemsOf(mentions, options)

  const registry = items.filter((i) => i.features.registry === true && i.features.code.credit !== undefined)
  yield* byCode(registry, index, options, page, true)
  const others = items.filter((i) => !(i.features.registry === true && i.features.code.credit !== undefined))
  const coded = others.filter((i) => i.features.code.creditHolds === true)
  yield* byCode(coded, index, options, page, false)

  let open = others.filter((i) => i.features.code.creditHolds !== true)
  const undecided: { item: Item; decision: Decision }[] = []
  for (const last of [false, true]) {
    const learnt: { id: string; features: Features }[] = []
    const still: Item[] = []
    for await (const { slice, candidates } of pages(open, index, page)) {
      await pause?.()
      for (const [n, item] of slice.entries()) {
        const decision = decide(item.features, candidates[n] ?? [], options)
        if (decision.band === 'auto' && decision.id !== undefined) {
          learnt.push({ id: decision.id, features: item.features })
          yield { ...decision, mention: item.at, features: item.features, founded: false }
        } else if (last) undecided.push({ item, decision })
        else still.push(item)
      }
    }
    await index.add(learnt)
    open = still
  }
  for (const { item, decision } of undecided) {
    if (decision.band === 'review' || !mayFound(item.features)) yield { ...decision, band: 'review', mention: item.at, features: item.features, founded: false }
  }
  yield* founding(undecided.filter((u) => u.decision.band === 'new' && mayFound(u.item.features)), index, options)
}

/** The mentions with what is compared about them, in an order that hangs on their content alone. */
async function itemsOf(mentions: readonly Mention[], { vocabulary = NO_VOCABULARY, pause }: LinkOptions): Promise<Item[]> {
  const items: Item[] = []
  for (const [at, m] of mentions.entries()) {
    if (at % pausedEvery === 0) await pause?.()
    const f = features(m, vocabulary)
    items.push({ at, sort: JSON.stringify([m.kind === 'registry' ? 0 : 1, f.code.credit ?? '~', m.name, m.address ?? '~', m.code ?? '', m.place ?? '', m.formerName ?? '', m.moreCodes ?? []]), features: f, keys: blockingKeys(f) })
  }
  return items.sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.at - b.at))
}

/** Asks the index page by page, the next one while its caller decides about this one: two pages of candidates are held. */
async function* pages(items: readonly Item[], index: CandidateIndex, page: number): AsyncGenerator<{ slice: readonly Item[]; candidates: readonly (readonly Candidate[])[] }, void, undefined> {
  const ask = (start: number) => {
    const slice = items.slice(start, start + page)
    const asked = slice.length === 0 ? Promise.resolve([]) : index.find(slice.map((i) => i.keys))
    asked.catch(() => {})
    return { slice, asked }
  }
  let next = ask(0)
  for (let start = 0; start < items.length; start += page) {
    const { slice, asked } = next
    const candidates = await asked
    next = ask(start + page)
    yield { slice, candidates }
  }
}

/** Mentions whose credit code is taken at its word. */
async function* byCode(items: readonly Item[], index: CandidateIndex, options: LinkOptions, page: number, registry: boolean): AsyncGenerator<LinkDecision, void, undefined> {
  const { vocabulary = NO_VOCABULARY, pause } = options
  const learnt: { id: string; features: Features }[] = []
  const doubted = new Map<Item, { id: string; evidence: Evidence }>()
  for (let start = 0; start < items.length; start += page) {
    await pause?.()
    const slice = items.slice(start, start + page)
    const found = await index.find(slice.map((i) => [`c${i.features.code.credit}`]))
    const founders = new Map<string, Item>()
    for (const [n, item] of slice.entries()) {
      const code = item.features.code.credit as string
      if (!(found[n] ?? []).some((c) => holds(c, code)) && !founders.has(code)) founders.set(code, item)
    }
    const ids = await index.found([...founders].map(([key, item]) => ({ key, features: item.features })))
    const idOf = new Map([...founders.keys()].map((code, n) => [code, ids[n] as string]))
    for (const [n, item] of slice.entries()) {
      const code = item.features.code.credit as string
      const owner = (found[n] ?? []).find((c) => holds(c, code))
      const id = owner?.id ?? (idOf.get(code) as string)
      const founded = founders.get(code) === item
      const evidence = founded ? undefined : compareWithAll(item.features, owner?.features ?? [(founders.get(code) as Item).features], vocabulary)
      if (!registry && evidence?.forbids !== undefined) {
        doubted.set(item, { id, evidence })
        continue
      }
      if (!founded) learnt.push({ id, features: item.features })
      yield decided(item, founded ? 'new' : 'auto', id, evidence, founded)
    }
  }
  // A wholly other name under a known code: somebody else's name means a wrong code, nobody's means a new name.
  for await (const { slice, candidates } of pages([...doubted.keys()], index, page)) {
    for (const [n, item] of slice.entries()) {
      const { id, evidence } = doubted.get(item) as { id: string; evidence: Evidence }
      const { code: _, ...uncoded } = item.features
      const other = decide({ ...uncoded, code: {} }, (candidates[n] ?? []).filter((c) => c.id !== id), options)
      const someoneElses = other.band !== 'new' && other.evidence?.nameAgrees === 'whole'
      if (!someoneElses) learnt.push({ id, features: item.features })
      yield { ...decided(item, someoneElses ? 'review' : 'auto', id, evidence, false), runnersUp: someoneElses && other.id !== undefined ? [{ id: other.id, score: other.score }] : [] }
    }
  }
  await index.add(learnt)
}

function decided(item: Item, band: Decision['band'], id: string, evidence: Evidence | undefined, founded: boolean): LinkDecision {
  return {
    band, id, score: evidence?.total ?? 0, margin: evidence?.total ?? 0, ...(evidence === undefined ? {} : { evidence }), runnersUp: [],
    mention: item.at, features: item.features, founded,
  }
}

function holds(candidate: Candidate, code: string): boolean {
  return candidate.features.some((f) => f.code.credit === code)
}

/** What nobody knows founds enterprises; equal ones among themselves are found in a small index of their own. */
async function* founding(undecided: readonly { readonly item: Item; readonly decision: Decision }[], index: CandidateIndex, options: LinkOptions): AsyncGenerator<LinkDecision, void, undefined> {
  const local = memoryIndex()
  const founders: Item[] = []
  const placed: { item: Item; founder: number; decision: Decision }[] = []
  for (const [place, { item, decision: outside }] of undecided.entries()) {
    if (place % pausedEvery === 0) await options.pause?.()
    const [candidates = []] = await local.find([item.keys])
    const decision = decide(item.features, candidates, options)
    if (decision.band === 'auto' && decision.id !== undefined) {
      placed.push({ item, founder: Number(decision.id), decision })
      await local.add([{ id: decision.id, features: item.features }])
    } else {
      await local.found([{ key: String(founders.length), features: item.features }])
      placed.push({ item, founder: founders.length, decision: outside })
      founders.push(item)
    }
  }
  const ids = await index.found(founders.map((i) => ({ key: founderKey(i.features), features: i.features })))
  await index.add(placed.flatMap((p) => (founders[p.founder] === p.item ? [] : [{ id: ids[p.founder] as string, features: p.item.features }])))
  for (const { item, founder, decision } of placed) {
    const founded = founders[founder] === item
    yield { ...decision, band: founded ? 'new' : 'auto', id: ids[founder] as string, mention: item.at, features: item.features, founded }
  }
}

/** Tails of names that are whole without a company form. */
const WHOLE_NAME = /[厂店社行场院校所站馆部铺坊吧园庄城市会]$|中心$|事务所$|超市$|合伙$/

/** Without a code only a whole legal name founds an enterprise; a short name nobody knows is for a person to judge. */
function mayFound(f: Features): boolean {
  return f.registry === true || f.name.form !== 'none' || f.code.credit !== undefined || f.code.organisation !== undefined || WHOLE_NAME.test(f.name.full)
}

/** A stable key for an enterprise that no code names. */
function founderKey(f: Features): string {
  return `~${[f.name.whole ?? f.name.full, f.address?.short ?? '', f.code.credit ?? f.code.organisation ?? f.code.registration ?? ''].join('|')}`
}
