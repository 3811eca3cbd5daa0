import { fold } from './fold.ts'
import { takeMisreadPlace, takePlaces, type PlaceIndex } from './places.ts'
import type { LegalForm, NameFeatures } from './types.ts'

/** Bracketed or dashed tails that name a meter, a workshop or a use, not another legal person. */
const ACCOUNT_WORD = '(?:#\\d+|\\d+#|第?[一二三四五六七八九十\\d#]+(?:号|期|厂|厂区|车间|厂房|分部|表|线|变)+|[东南西北新老]厂区?|[东南西北新老]区|(?:临时|备用|专用)?(?:生产|办公|宿舍|食堂|生活|照明|动力|车间|厂区|厂房|仓库|用电|光伏|自备|基建|施工)(?:用电|楼|区)?)'
const ACCOUNT_TAIL = new RegExp(`(?:\\(${ACCOUNT_WORD}\\)|-${ACCOUNT_WORD}|(?<=公司)${ACCOUNT_WORD})$`, 'u')

/** Bracketed words of legal form or standing, which departments write or leave out at will. */
const FORM_BRACKET = /\((?:特殊的?普通合伙|普通合伙|.通合伙|普.合伙|普通.伙|普通合.|有限合伙|合伙|个人独资|个体工商户|个体|股份合作制?|集体|国有|独资|外商独资|中外合资|合资|分支机构|非法人|有限责任公司|有限公司|本部|本级|总部|原.*|曾用名.*|已?注销|吊销|停业|歇业)\)/gu

/** The company form at the end; one wrong character in 有限公司 is read through. */
const FORM = /(?:有限责任公司|股份有限公司|有限公司|公司)$/
const NEAR_FORM = /(?:有限责任.司|有限责任公.|有限.任公司|有.责任公司|.限责任公司|有限公.|有限.司|有.公司|.限公司)$/

/** A company form in the middle, with a branch behind it. */
const HEAD_AND_BRANCH = /^(.{2,}?(?:有限责任公司|股份有限公司|有限公司|公司|信用社|合作社))((?!有限|股份|责任|联社|联合社).{2,})$/u

/** Tails that say branch where no head's form stands before. */
const BRANCH_TAIL = /(?:分公司|分店|分厂|分院|支行|分行|支公司|支局|分局|分理处|营业部|营业厅|营业所|经营部|门市部|办事处|代表处|分社|储蓄所|邮政所|邮政支局|服务站|加油站|连锁店|专卖店|销售点|收购站|代销点|网点)$/

/** 有限公司 with a character lost or two swapped, in front of a branch as well as at the end. */
const SLIPPED_FORM = /有限司公|有公限司|限有公司|有限公(?!司)|有限司(?!公)|有公司/g

function formOf(text: string): LegalForm {
  if (/股份有限.司$|股份有限公.$/.test(text)) return 'joint_stock'
  if (/有限(?:责任)?.司$|有限(?:责任)?公.$|有.(?:责任)?公司$|.限(?:责任)?公司$/.test(text)) return 'limited'
  return text.endsWith('公司') ? 'company' : 'none'
}

function withoutForm(text: string): string {
  const stripped = text.replace(FORM, '')
  const rest = stripped === text ? text.replace(NEAR_FORM, '') : stripped
  const plain = rest.replace(/股份$/, '')
  return plain.length >= 2 ? plain : text
}

/** Takes a name as written apart: places, bare name, legal form, branch. */
export function parseName(written: string, index: PlaceIndex, registry = false): NameFeatures {
  const folded = fold(written)
  let full = folded.replace(FORM_BRACKET, '')
  if (full.length < 2) full = folded
  // The registry writes no meters: there 一厂 or (二车间) is part of a name.
  if (!registry) for (let turn = 0; turn < 2; turn++) {
    const shorter = full.replace(ACCOUNT_TAIL, '')
    if (shorter === full || shorter.length < 2) break
    full = shorter
  }
  full = full.replace(/[()-]/g, '').replace(SLIPPED_FORM, '有限公司')
  const whole = folded.replace(/[()-]/g, '')
  const split = HEAD_AND_BRANCH.exec(full)
  const head = split === null ? full : (split[1] as string)
  const branch = split === null ? (BRANCH_TAIL.test(full) ? BRANCH_TAIL.exec(full)?.[0] : undefined) : (split[2] as string)
  const core = split === null ? withoutForm(full) : withoutForm(head) + branch
  const { places, rest } = takePlaces(core, index)
  const misread = takeMisreadPlace(rest, index)
  const headBare = split === null ? undefined : takePlaces(withoutForm(head), index).rest
  return {
    full, core, bare: rest, places, form: formOf(split === null ? full : head),
    ...(branch === undefined ? {} : { branch }),
    ...(headBare === undefined ? {} : { headBare }),
    ...(whole === full ? {} : { whole }),
    ...(misread === undefined ? {} : { placeMisread: misread }),
  }
}
