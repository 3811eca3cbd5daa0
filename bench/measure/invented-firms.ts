import { creditCheckCharacter, organisationCheckCharacter } from '@jingwei/codes'

const syllables = [...'安邦博昌诚达鼎东方丰富高冠广海恒宏华汇嘉建金锦凯康科坤朗立联龙迈美铭诺欧鹏奇全荣瑞森盛顺泰天通万威祥新鑫信兴旭扬益永优宇源远越展正之志智中众卓']
const trades = ['纺织', '服饰', '皮革', '箱包', '机械', '电子', '五金', '塑料', '化工', '食品', '包装', '建材', '家具', '物流', '贸易', '软件', '新能源', '汽车配件', '医疗器械', '环保设备']
const towns = ['秀水街道', '梅溪镇', '荷塘镇', '双桥镇', '新港镇', '长浜镇', '石门街道', '云溪乡', '南湾镇', '古塘街道', '运河镇', '桃园镇']
const roads = ['人民路', '建设路', '工业大道', '创业路', '振兴路', '桑园路', '文化路', '迎宾大道']
const digits = (value: number, length: number): string => String(value).padStart(length, '0')
const pick = <T>(list: readonly T[], value: number): T => list[value % list.length] as T

/** Spreads neighbouring numbers (Knuth's multiplicative hash), so that nothing about a firm follows its place in the file. */
const spread = (index: number, salt: number): number => Math.imul(index + salt * 7_919, 2_654_435_761) >>> 0

export type InventedFirm = { readonly code: string; readonly name: string; readonly address: string; readonly industry: string; readonly revenueYuan: number; readonly status: string }

/** Firm `index` of a county that does not exist: no two share a code or a name, both check digits hold. */
export function inventFirm(index: number): InventedFirm {
  const body = digits(20_000_000 + index, 8)
  const head = `91330499${body}${organisationCheckCharacter(body) ?? ''}`
  const count = syllables.length
  const word = `${pick(syllables, index)}${pick(syllables, Math.floor(index / count))}${pick(syllables, Math.floor(index / count ** 2) + spread(index, 1))}`
  const salt = spread(index, 2)
  return {
    code: head + (creditCheckCharacter(head) ?? ''),
    name: `秀水区${word}${pick(trades, Math.floor(index / count ** 2))}${salt % 7 === 0 ? '股份' : ''}有限公司`,
    address: `秀水区${pick(towns, spread(index, 3))}${pick(roads, spread(index, 4))}${1 + (spread(index, 5) % 1999)}号`,
    industry: `C${13 + (spread(index, 6) % 31)}${digits(spread(index, 7) % 90, 2)}`,
    revenueYuan: Math.round(10 ** (4 + (spread(index, 8) % 5_000) / 1_000)),
    status: spread(index, 9) % 9 === 0 ? '注销' : '存续',
  }
}

export const registerHeader = '统一社会信用代码,企业名称,曾用名,企业类型,注册资本,成立日期,住所,经营范围,登记状态'
export const registerRow = ({ code, name, address, status }: InventedFirm, index: number): string =>
  `${code},${name},,有限责任公司,${100 + (index % 900)}万元人民币,${2000 + (index % 24)}-0${1 + (index % 9)}-15,${address},生产、销售,${status}`

export const taxHeader = '纳税人识别号,纳税人名称,登记注册类型,行业代码,生产经营地址,所属年度,营业收入(元),入库税收(元),研发费用加计扣除额(元)'
export const taxRow = ({ code, name, address, industry, revenueYuan }: InventedFirm, year: number, turn = 0): string =>
  `${code},${name},有限责任公司,${industry},${address},${year},${revenueYuan + turn},${Math.round(revenueYuan / 30)},${revenueYuan % 5 === 0 ? Math.round(revenueYuan / 50) : ''}`
