/** A question an office really has, and the item that answers it. */
export type Question = { readonly id: string; readonly zh: string; readonly en: string; readonly item: string }

export const questions: readonly Question[] = [
  { id: 'in_business', zh: '企业是否在营', en: 'Is the enterprise in business?', item: 'in_business' },
  { id: 'where', zh: '企业在哪个镇街', en: 'In which town is it?', item: 'town' },
  { id: 'branch', zh: '企业属于哪个行业门类', en: 'Which section of industry?', item: 'industry_section' },
  { id: 'staff', zh: '企业大约有多少人', en: 'About how many people work there?', item: 'staff_band' },
  { id: 'revenue', zh: '企业收入大约什么规模', en: 'Roughly what revenue?', item: 'revenue_band' },
  { id: 'tax', zh: '近三年税收是否增长', en: 'Has its tax grown over three years?', item: 'tax_rising' },
]

type Why = { readonly zh: string; readonly en: string }

/** Instead of a figure, the answer that is usually enough. Which one is needed only the applicant knows, so he may keep the figure and say why. */
const smaller: readonly { readonly item: string; readonly by: string; readonly why: Why }[] = [
  { item: 'status', by: 'in_business', why: { zh: '多数事项只需知道是否在营', en: 'Most matters only need whether it is in business' } },
  { item: 'address', by: 'town', why: { zh: '按镇街分派不需要门牌', en: 'Sorting by town needs no street and number' } },
  { item: 'industry', by: 'industry_section', why: { zh: '按门类筛选不需要四位行业代码', en: 'Filtering by section needs no class code' } },
  { item: 'staff', by: 'staff_band', why: { zh: '判断规模只需区间', en: 'A band tells the size' } },
  { item: 'insured', by: 'staff_band', why: { zh: '判断规模只需从业人员区间，不需逐月参保人数', en: 'A band of staff tells the size without monthly heads' } },
  { item: 'revenue', by: 'revenue_band', why: { zh: '判断规模只需区间', en: 'A band tells the size' } },
  { item: 'tax', by: 'tax_rising', why: { zh: '判断趋势只需是否增长', en: 'Whether it grew tells the trend' } },
]

/** What a chosen item already says, so that the other adds nothing. */
const determined: readonly { readonly item: string; readonly by: string }[] = smaller.filter(({ item }) => item !== 'insured').map(({ item, by }) => ({ item: by, by: item }))

export type Replacement = { readonly item: string; readonly by: string; readonly why: Why }
export type Dropped = { readonly item: string; readonly because: string }
export type Proposal = { readonly items: readonly string[]; readonly replaced: readonly Replacement[]; readonly dropped: readonly Dropped[] }

/**
 * The smallest set that answers what was chosen: questions by their answers, figures by the answer that usually does,
 * nothing twice. Proposing again what was proposed changes nothing.
 */
export function propose(questionIds: readonly string[], chosen: readonly string[]): Proposal {
  const asked = questions.filter((question) => questionIds.includes(question.id)).map((question) => question.item)
  const replaced = smaller.filter(({ item }) => chosen.includes(item))
  const taken = new Map(replaced.map(({ item, by }) => [item, by]))
  return { items: unique([...asked, ...chosen.map((item) => taken.get(item) ?? item)]), replaced, dropped: doubled([...asked, ...chosen]) }
}

/** Items of a set that another item of it already determines. */
export const doubled = (items: readonly string[]): Dropped[] => determined.filter(({ item, by }) => items.includes(item) && items.includes(by)).map(({ item, by }) => ({ item, because: by }))

/** What the applicant keeps after all: the set without what it says twice. */
export function withoutDoubles(items: readonly string[]): string[] {
  const twice = new Set(doubled(items).map(({ item }) => item))
  return unique(items.filter((item) => !twice.has(item)))
}

const unique = (items: readonly string[]): string[] => [...new Set(items)]
