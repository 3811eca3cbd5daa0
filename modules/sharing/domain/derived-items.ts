/** What is known of one enterprise when a derived item is made: what stands, and figures of the raw item by period. */
export type Raw = { readonly town: string; readonly attribute: string; readonly figures: readonly { readonly period: string; readonly value: string }[] }
export type DerivedValue = { readonly period: string; readonly value: string }

/** An answer instead of the figure it comes from: yes or no, a band, a place. `period` '' means it stands. */
export type DerivedItem = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly definition: { readonly zh: string; readonly en: string }
  readonly from: string
  readonly byPeriod: boolean
  readonly derive: (raw: Raw) => readonly DerivedValue[]
}

const standing = (value: string): readonly DerivedValue[] => (value === '' ? [] : [{ period: '', value }])

const isYear = (period: string): boolean => /^\d{4}$/u.test(period)

/** Limits of 工信部联企业〔2011〕300号 for industry; a value on a limit belongs to the band above it. */
const banded = (limits: readonly number[], unit: string) => ({ figures }: Raw): readonly DerivedValue[] =>
  figures.filter((figure) => isYear(figure.period)).map(({ period, value }) => ({ period, value: bandOf(Number(value), limits, unit) }))

export function bandOf(value: number, limits: readonly number[], unit: string): string {
  const at = limits.findIndex((limit) => value < limit)
  const above = limits[limits.length - 1] ?? 0
  if (at < 0) return `${above}${unit}及以上`
  return at === 0 ? `不足${limits[0] ?? 0}${unit}` : `${limits[at - 1] ?? 0}–${limits[at] ?? 0}${unit}`
}

/** The newest year of the range against two years before it; an answer only when both are known. */
function rising({ figures }: Raw): readonly DerivedValue[] {
  const years = figures.filter((figure) => isYear(figure.period))
  const newest = years.at(-1)
  const before = newest && years.find((figure) => figure.period === String(Number(newest.period) - 2))
  return standing(newest === undefined || before === undefined ? '数据不足' : Number(newest.value) > Number(before.value) ? '增长' : '未增长')
}

const open = /存续|在营|开业|在业|在册/u
const gone = /注销|吊销|迁出|清算|撤销/u

export const derivedItems: readonly DerivedItem[] = [
  {
    id: 'in_business', zh: '是否在营', en: 'In business', from: 'status', byPeriod: false,
    definition: { zh: '按登记状态回答：在营、不在营、不详', en: 'By the registration status: in business, not, unknown' },
    derive: ({ attribute }) => standing(gone.test(attribute) ? '不在营' : open.test(attribute) ? '在营' : '不详'),
  },
  {
    id: 'town', zh: '所在镇街', en: 'Town', from: 'address', byPeriod: false,
    definition: { zh: '按住所归到的镇街，不含门牌', en: 'The town the registered address lies in, without street and number' }, derive: ({ town }) => standing(town),
  },
  {
    id: 'industry_section', zh: '行业门类', en: 'Industry section', from: 'industry', byPeriod: false,
    definition: { zh: '国民经济行业分类的门类（GB/T 4754 首字母）', en: 'Section of GB/T 4754: its letter' }, derive: ({ attribute }) => standing(/^[A-T]/u.exec(attribute)?.[0] ?? ''),
  },
  {
    id: 'staff_band', zh: '从业人员区间', en: 'Band of staff', from: 'staff', byPeriod: true,
    definition: { zh: '从业人员所在区间：20、300、1000 人（工信部联企业〔2011〕300号 工业）', en: 'Band of staff, limits 20, 300, 1000 (MIIT 2011/300, industry)' }, derive: banded([20, 300, 1_000], '人'),
  },
  {
    id: 'revenue_band', zh: '营业收入区间', en: 'Band of revenue', from: 'revenue', byPeriod: true,
    definition: { zh: '营业收入所在区间：300、2000、40000 万元（工信部联企业〔2011〕300号 工业）', en: 'Band of revenue, limits 300, 2000, 40000 万元 (MIIT 2011/300, industry)' }, derive: banded([300, 2_000, 40_000], '万元'),
  },
  {
    id: 'tax_rising', zh: '三年税收是否增长', en: 'Tax higher than two years before', from: 'tax', byPeriod: false,
    definition: { zh: '最近一年入库税收与前年相比：增长、未增长、数据不足', en: 'Tax of the newest year against two years before: higher, not higher, not enough data' }, derive: rising,
  },
]

const byId = new Map(derivedItems.map((item) => [item.id, item]))
export const derivedItem = (id: string): DerivedItem | undefined => byId.get(id)
