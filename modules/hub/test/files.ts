import { firms, home, parts, solar, textile, type Firm } from './firms.ts'

/** Files by name, as departments would send them. */
export type Files = Readonly<Record<string, string | Uint8Array>>

const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
export const csv = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => row.map((text) => cell(String(text))).join(',')).join('\r\n').concat('\r\n')

export const registerHeader = ['统一社会信用代码', '企业名称', '曾用名', '企业类型', '注册资本', '成立日期', '住所', '经营范围', '登记状态']
export const registerRow = (of: Firm): string[] => [of.code, of.name, '', '有限责任公司', '500万元', '2015-01-05', of.address, '制造', '存续']
export const register = (some: readonly Firm[] = firms): string => csv([registerHeader, ...some.map(registerRow)])

export const taxHeader = ['纳税人识别号', '纳税人名称', '登记注册类型', '行业代码', '生产经营地址', '所属年度', '营业收入(元)', '入库税收(元)', '研发费用加计扣除额(元)']
export const taxRow = (of: Firm, year: number | string, revenue: number | string, tax: number | string = 1000): string[] => [of.code, of.name, '有限责任公司', of.industry, of.address, String(year), String(revenue), String(tax), '']
export const taxation = (rows: readonly string[][]): string => csv([taxHeader, ...rows])

export const powerHeader = ['户号', '用户名称', '统一社会信用代码', '用电地址', '用电类别', ...Array.from({ length: 12 }, (_, month) => `${month + 1}月`)]
export const powerRow = (account: string, of: Firm, kwh: number | string): string[] => [account, of.name, of.code, of.address, '大工业', ...Array.from({ length: 12 }, () => String(kwh))]

export const surveyHeader = ['单位详细名称', '统一社会信用代码', '行业代码', '年份', '季度', '工业总产值(万元)', '工业增加值(万元)', '营业收入(万元)', '利润总额(万元)', '平均用工人数', '综合能源消费量(吨标准煤)']
/** A figure no other feed holds, and a way of writing the name no other feed uses: either would betray the survey. */
export const surveySecret = '987654.32'
export const surveyName = '秀水云帆光伏科技有限责任公司'
const survey = csv([surveyHeader, [surveyName, solar.code, '3825', '2025', '1', surveySecret, surveySecret, surveySecret, surveySecret, '9876', surveySecret]])

const insured = (of: Firm, number: string, heads: number): string =>
  JSON.stringify({ unitNo: number, unitName: of.name, creditCode: of.code, regAddress: of.address, insured: { '2025-01': heads, '2025-02': heads + 2 } })

/** One delivery of each kind of feed; every row of it can be accounted for by hand. */
export const county: Files = {
  'market_regulation.csv': `\ufeff${register()}`,
  'taxation.csv': taxation([
    taxRow(solar, 2024, '10000000'), taxRow(solar, 2025, '１２００万元'), taxRow(textile, 2024, 5_000_000), taxRow(textile, 2025, 5_500_000), taxRow(parts, 2025, 800_000),
    taxRow(home, '二〇二五', 1),
  ]),
  'power.csv': csv([powerHeader.map((_, index) => (index === 0 ? '2025年度用电客户月度电量' : '')), powerHeader, powerRow('3301', solar, 1000), powerRow('3302', solar, 500), powerRow('3303', textile, 700), ['合计', '', '', '', '', ...Array.from({ length: 12 }, () => '2200')]]),
  'social_insurance.jsonl': [insured(solar, 'S1', 100), insured(textile, 'S2', 40), insured(textile, 'S2', 40)].join('\n'),
  'natural_resources.tsv': [['宗地编号', '权利人', '权利人证件号', '坐落', '面积', '单位', '取得方式', '承租人', '承租面积'], ['Z1', solar.name, solar.code, solar.address, '2', '公顷', '出让', '', ''], ['Z2', solar.name, solar.code, solar.address, '3.5', '亩', '出让', '', '']].map((row) => row.join('\t')).join('\n'),
  'declaration.csv': csv([['2025年度亩均评价企业申报表'], ['企业名称', '统一社会信用代码', '工业增加值（万元）', '利润总额（万元）', '综合能耗（等价值，吨标准煤）', '平均从业人员数', '用地面积（亩）', '其中租出（亩）', '联系镇街'], [parts.name, parts.code, 900, 120, 33.5, 61, 12, '', '油车港镇']]),
  'statistics.csv': survey,
}

/** The same rows in another order under another name; the header stays on top. */
export const shuffled = (text: string, headerLines = 1): string => {
  const lines = text.trimEnd().split('\r\n')
  return [...lines.slice(0, headerLines), ...lines.slice(headerLines).toReversed()].join('\r\n').concat('\r\n')
}

/** The same table with its columns the other way round. Cells of these files hold no separators. */
export const turned = (text: string): string => text.trimEnd().split('\r\n').map((line) => line.split(',').toReversed().join(',')).join('\r\n').concat('\r\n')
