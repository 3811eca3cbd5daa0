import type { Random } from './random.ts'

/** An enterprise name in its four legal parts (字号 and so on), so that each kind of mess can touch one of them. */
export interface NameParts {
  /** 行政区划: 秀水, 秀水区, or another fictional place for heads that sit outside. */
  readonly place: string
  /** True when the place stands in brackets after the mark: 澄岚（秀水）光伏有限公司. */
  readonly bracketed: boolean
  /** 字号. */
  readonly mark: string
  /** 行业. */
  readonly trade: string
  /** 组织形式, brackets included where the form has them. */
  readonly form: string
  /** Tail of a branch's name, e.g. 麟浦分公司. */
  readonly branch: string
}

const FIRST = [...'澄汀漪岚砚霁溯蘅棠曜澜璟煜昀璞珺翊琮珩琰皓晗睿骁烨弘钧铂锐栩楠榕桦霖沐泓淳湛瀚屿']
const SECOND = [...'岳川澜舟陌汐渡笙鹭桐帆野峤溪衡铭琛骅程朗越辰曦晖昱隆昌恒泰盛拓捷驰聚汇联创凯维']
const THIRD = [...'尔特斯顿普森诺莱']

/** Places outside the county where heads of branches and owners sit; all invented. */
export const OUTSIDE_PLACES = ['云泽市', '临漪市', '望澜省', '北溟市'] as const

const FACTORY_TRADES = new Set(['织造', '印染', '经编', '针织', '服饰', '制衣', '机械', '橡胶制品', '玻璃', '纺织', '五金机械', '压铸'])

/** Invents a 字号 from two syllable tables. The characters are chosen to look invented, not to echo known brands. */
export function inventMark(random: Random): string {
  const mark = random.pick(FIRST) + random.pick(SECOND)
  return random.chance(0.22) ? mark + random.pick(THIRD) : mark
}

/** The legal form at the end of the name, and what the registry calls its type (企业类型). */
export function inventForm(random: Random, trade: string, large: boolean): { form: string; type: string } {
  if (large && random.chance(0.16)) return { form: '股份有限公司', type: '股份有限公司(非上市)' }
  if (FACTORY_TRADES.has(trade) && !large) {
    if (random.chance(0.12)) return { form: '厂（普通合伙）', type: '普通合伙' }
    if (random.chance(0.16)) return { form: '厂', type: '个人独资企业' }
  }
  if (random.chance(0.04)) return { form: '有限公司', type: '有限责任公司(外商投资企业法人独资)' }
  if (random.chance(0.1)) return { form: '有限责任公司', type: '有限责任公司(自然人投资或控股)' }
  return { form: '有限公司', type: random.chance(0.3) ? '有限责任公司(自然人独资)' : '有限责任公司(自然人投资或控股)' }
}

/** Where the county's name stands in the firm's. */
export function inventPlace(random: Random): Pick<NameParts, 'place' | 'bracketed'> {
  const draw = random.next()
  if (draw < 0.1) return { place: '秀水', bracketed: true }
  return { place: draw < 0.38 ? '秀水区' : '秀水', bracketed: false }
}

/** The full registered name. */
export function fullName(name: NameParts): string {
  const head = name.bracketed ? `${name.mark}（${name.place}）` : name.place + name.mark
  return head + name.trade + name.form + name.branch
}

/** The everyday name: mark and trade only. */
export const shortName = (name: NameParts): string => name.mark + name.trade + name.branch
