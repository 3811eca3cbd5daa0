import type { Item } from './item.ts'

const surveyed = (id: string, zh: string, en: string, unit: string, decimals: number, measure: Item['measure'] = 'flow'): Item => ({
  id, zh, en, unit, decimals, measure, kind: 'quantity', combine: 'latest', owners: ['statistics'], group: 'statistics',
  definition: { zh: `统计调查口径：规模以上工业${zh}，仅供统计使用`, en: `Statistical survey: ${en} of above-scale industry, statistics only` },
})

/** Basis 统计调查: seen per firm by the statistics owner alone, never fused with anything else. */
export const statisticsItems: readonly Item[] = [
  surveyed('survey_output', '工业总产值', 'Gross output', '万元', 6),
  surveyed('survey_value_added', '工业增加值', 'Value added (survey)', '万元', 6),
  surveyed('survey_revenue', '营业收入', 'Revenue (survey)', '万元', 6),
  surveyed('survey_profit', '利润总额', 'Profit (survey)', '万元', 6),
  surveyed('survey_staff', '平均用工人数', 'Staff (survey)', '人', 0, 'stock'),
  surveyed('survey_energy', '综合能源消费量', 'Energy use (survey)', '吨标准煤', 3),
]
