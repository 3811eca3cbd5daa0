import type { Item } from './item.ts'

type Figure = Omit<Item, 'kind' | 'definition' | 'measure'> & { readonly measure?: Item['measure']; readonly zhDefinition: string; readonly enDefinition: string }

const figure = ({ zhDefinition, enDefinition, ...item }: Figure): Item => ({
  measure: 'flow', ...item, kind: 'quantity', definition: { zh: zhDefinition, en: enDefinition },
})

/** What an enterprise earns, uses and employs, each with its 口径. */
export const figureItems: readonly Item[] = [
  figure({ id: 'revenue', zh: '营业收入', en: 'Revenue', unit: '万元', decimals: 6, combine: 'latest', owners: ['taxation'], group: 'economy', zhDefinition: '税务口径：企业所得税年度申报的营业收入', enDefinition: 'Tax definition: revenue of the annual income-tax return' }),
  figure({ id: 'tax', zh: '入库税收', en: 'Tax paid', unit: '万元', decimals: 6, combine: 'latest', owners: ['taxation'], group: 'economy', zhDefinition: '税务口径：当年入库税收，退税记负数', enDefinition: 'Tax definition: tax received in the year, refunds negative' }),
  figure({ id: 'rd', zh: '研发费用加计扣除额', en: 'R&D super-deduction', unit: '万元', decimals: 6, combine: 'latest', owners: ['taxation'], group: 'innovation', zhDefinition: '税务口径：享受加计扣除的研发费用', enDefinition: 'Tax definition: R&D expense with super-deduction' }),
  figure({ id: 'rd_spending', zh: '研发投入', en: 'R&D spending', unit: '万元', decimals: 6, combine: 'latest', owners: ['science_technology'], group: 'innovation', zhDefinition: '科技口径：高新技术企业年报的研发投入', enDefinition: 'Science department definition: R&D spending in the high-tech report' }),
  figure({ id: 'value_added', zh: '工业增加值', en: 'Value added', unit: '万元', decimals: 6, combine: 'latest', owners: ['declaration'], group: 'economy', zhDefinition: '亩均评价口径：企业申报的工业增加值', enDefinition: 'Per-mu evaluation definition: value added declared by the enterprise' }),
  figure({ id: 'profit', zh: '利润总额', en: 'Profit', unit: '万元', decimals: 6, combine: 'latest', owners: ['declaration'], group: 'economy', zhDefinition: '亩均评价口径：企业申报的利润总额', enDefinition: 'Per-mu evaluation definition: total profit declared by the enterprise' }),
  figure({ id: 'energy', zh: '综合能耗', en: 'Energy use', unit: '吨标准煤', decimals: 3, combine: 'latest', owners: ['declaration'], group: 'energy', zhDefinition: '等价值，企业申报', enDefinition: 'Equivalent value, declared by the enterprise' }),
  figure({ id: 'electricity', zh: '用电量', en: 'Electricity', unit: '千瓦时', decimals: 0, combine: 'sum', owners: ['power_supply'], group: 'energy', zhDefinition: '供电口径：企业名下各户号当月用电量合计', enDefinition: 'Supplier definition: the month’s use over all accounts' }),
  figure({ id: 'insured', zh: '参保人数', en: 'Insured heads', unit: '人', decimals: 0, combine: 'sum', owners: ['social_insurance'], group: 'people', measure: 'stock', zhDefinition: '人社口径：月末参加社会保险人数', enDefinition: 'Social-insurance definition: heads insured at month end' }),
  figure({ id: 'staff', zh: '从业人员', en: 'Staff', unit: '人', decimals: 0, combine: 'sum', owners: ['social_insurance', 'declaration'], group: 'people', measure: 'stock', zhDefinition: '全年平均人数：参保人数月均值，无参保记录时用企业申报', enDefinition: 'Mean of the year: insured heads, else declared' }),
  figure({ id: 'land', zh: '用地面积', en: 'Land', unit: '亩', decimals: 4, combine: 'sum', owners: ['natural_resources', 'declaration'], group: 'land', measure: 'stock', zhDefinition: '登记宗地面积合计，无登记时用企业申报', enDefinition: 'Sum of registered parcels, else declared' }),
  figure({ id: 'land_leased_out', zh: '租出面积', en: 'Land leased out', unit: '亩', decimals: 4, combine: 'sum', owners: ['natural_resources', 'declaration'], group: 'land', measure: 'stock', zhDefinition: '宗地中由他人承租的面积', enDefinition: 'Part of the parcels leased to others' }),
  figure({ id: 'patents', zh: '有效发明专利', en: 'Invention patents', unit: '个', decimals: 0, combine: 'latest', owners: ['science_technology'], group: 'innovation', measure: 'stock', zhDefinition: '科技口径：有效发明专利数', enDefinition: 'Invention patents in force' }),
  figure({ id: 'cod', zh: 'COD 排放', en: 'COD', unit: '吨', decimals: 6, combine: 'sum', owners: ['environment'], group: 'environment', zhDefinition: '排污许可年报排放量', enDefinition: 'Emission of the yearly permit report' }),
  figure({ id: 'ammonia', zh: '氨氮排放', en: 'Ammonia nitrogen', unit: '吨', decimals: 6, combine: 'sum', owners: ['environment'], group: 'environment', zhDefinition: '排污许可年报排放量', enDefinition: 'Emission of the yearly permit report' }),
  figure({ id: 'so2', zh: '二氧化硫排放', en: 'SO2', unit: '吨', decimals: 6, combine: 'sum', owners: ['environment'], group: 'environment', zhDefinition: '排污许可年报排放量', enDefinition: 'Emission of the yearly permit report' }),
  figure({ id: 'nox', zh: '氮氧化物排放', en: 'NOx', unit: '吨', decimals: 6, combine: 'sum', owners: ['environment'], group: 'environment', zhDefinition: '排污许可年报排放量', enDefinition: 'Emission of the yearly permit report' }),
  figure({ id: 'carbon', zh: '碳排放报告量', en: 'Reported carbon', unit: '吨', decimals: 3, combine: 'sum', owners: ['environment'], group: 'environment', zhDefinition: '吨二氧化碳当量，企业报告', enDefinition: 'Tonnes of CO2 equivalent as reported' }),
]
