import { Readable } from 'node:stream'
import { creditCheckCharacter } from '@jingwei/codes'

/** An invented firm; its code belongs to a division that was never given out. */
export type Firm = { readonly code: string; readonly name: string; readonly address: string; readonly industry: string; readonly status: string }

const codeOf = (number: number): string => {
  const first17 = `91339901MA2T${String(number).padStart(5, '0')}`
  return `${first17}${creditCheckCharacter(first17)}`
}

const firm = (number: number, name: string, address: string, industry: string, status = '存续'): Firm => ({ code: codeOf(number), name, address, industry, status })

export const solar = firm(1, '秀水云帆光伏科技有限公司', '云泽市秀水区新塍镇光明路18号', 'C3825')
export const textile = firm(2, '秀水锦纶纺织有限公司', '云泽市秀水区新塍镇织造路7号', 'C1751')
export const parts = firm(3, '秀水恒驰汽车配件有限公司', '云泽市秀水区油车港镇工业路256号', 'C3670')
export const closed = firm(4, '秀水安居智能家居有限公司', '云泽市秀水区油车港镇湖滨路91号', 'C2110', '注销')
const firms = [solar, textile, parts, closed]

/** A figure no other feed holds: it would betray the survey. */
export const surveySecret = '987654.32'

const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(',')).join('\r\n').concat('\r\n')
const tax = (of: Firm, year: string, revenue: string, paid: string): string[] => [of.code, of.name, '有限责任公司', of.industry, of.address, year, revenue, paid, '']

const feeds: Readonly<Record<string, string>> = {
  'market_regulation.csv': csv([['统一社会信用代码', '企业名称', '曾用名', '企业类型', '注册资本', '成立日期', '住所', '经营范围', '登记状态'], ...firms.map((of) => [of.code, of.name, '', '有限责任公司', '500万元', '2015-01-05', of.address, '制造', of.status])]),
  'taxation.csv': csv([
    ['纳税人识别号', '纳税人名称', '登记注册类型', '行业代码', '生产经营地址', '所属年度', '营业收入(元)', '入库税收(元)', '研发费用加计扣除额(元)'],
    tax(solar, '2023', '8000000', '300000'), tax(solar, '2024', '10000000', '400000'), tax(solar, '2025', '12000000', '500000'), tax(textile, '2025', '5500000', '900000'), tax(parts, '2025', '800000', '10000'), tax(closed, '2025', '1000000', '20000'),
  ]),
  'social_insurance.jsonl': [[solar, 100], [parts, 7]].map(([of, heads]) => JSON.stringify({ unitNo: `S${(of as Firm).code}`, unitName: (of as Firm).name, creditCode: (of as Firm).code, regAddress: (of as Firm).address, insured: { '2025-01': heads, '2025-02': Number(heads) + 2 } })).join('\n'),
  'statistics.csv': csv([
    ['单位详细名称', '统一社会信用代码', '行业代码', '年份', '季度', '工业总产值(万元)', '工业增加值(万元)', '营业收入(万元)', '利润总额(万元)', '平均用工人数', '综合能源消费量(吨标准煤)'],
    [solar.name, solar.code, '3825', '2025', '1', surveySecret, surveySecret, surveySecret, surveySecret, '9876', surveySecret],
  ]),
}

/** One delivery of each feed, as the command line hands them over. */
export async function* deliveries(): AsyncGenerator<{ name: string; content: Readable }> {
  for (const [name, content] of Object.entries(feeds)) yield { name, content: Readable.from([content]) }
}
