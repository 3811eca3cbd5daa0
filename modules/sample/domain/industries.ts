/** The county's industrial chains (产业链) and the two sectors that serve them. */
export type Chain = 'photovoltaics' | 'smart_home' | 'textiles' | 'auto_parts' | 'equipment' | 'services' | 'trade'

export interface Industry {
  /** GB/T 4754-2017 section letter and class, e.g. C3825. */
  readonly code: string
  readonly label: string
  /** Words a firm of this trade puts between its mark and its legal form. */
  readonly trades: readonly string[]
}

export interface ChainProfile {
  readonly chain: Chain
  readonly label: string
  /** Share of the county's firms. */
  readonly share: number
  /** Median yearly revenue in 2023, yuan, and the spread of its logarithm. */
  readonly revenue: number
  readonly spread: number
  /** Growth of the chain's trend for each of the three years. */
  readonly growth: readonly [number, number, number]
  /** kWh per 10,000 yuan of revenue; yuan of revenue per insured head. */
  readonly kwhPerWan: number
  readonly revenuePerHead: number
  /** Share of value added and of R&D in revenue, and share of firms that do R&D. */
  readonly valueAdded: number
  readonly research: number
  readonly researchers: number
  /** How deeply the Spring Festival cuts output, 0 to 1, and how strongly summer raises power. */
  readonly festival: number
  readonly cooling: number
  readonly industries: readonly Industry[]
}

const industry = (code: string, label: string, ...trades: string[]): Industry => ({ code, label, trades })

/** Round figures of our own making: plausible in size and order, taken from no register and no yearbook. */
export const CHAINS: readonly ChainProfile[] = [
  {
    chain: 'photovoltaics', label: '光伏', share: 0.07, revenue: 15_000_000, spread: 1.75, growth: [0.16, -0.12, 0.05],
    kwhPerWan: 260, revenuePerHead: 1_300_000, valueAdded: 0.19, research: 0.035, researchers: 0.4, festival: 0.55, cooling: 0.1,
    industries: [
      industry('C3825', '光伏设备及元器件制造', '光伏', '光伏科技', '新能源', '光电材料'),
      industry('C3042', '特种玻璃制造', '光伏玻璃', '玻璃'),
      industry('C3824', '电力电子元器件制造', '逆变器', '电源科技'),
    ],
  },
  {
    chain: 'smart_home', label: '智能家居', share: 0.1, revenue: 7_500_000, spread: 1.55, growth: [0.07, 0.09, 0.08],
    kwhPerWan: 130, revenuePerHead: 850_000, valueAdded: 0.22, research: 0.04, researchers: 0.36, festival: 0.85, cooling: 0.14,
    industries: [
      industry('C3859', '其他家用电力器具制造', '智能家居', '家用电器', '智能电器'),
      industry('C3872', '照明灯具制造', '照明', '智能照明'),
      industry('C2110', '木质家具制造', '家居', '整装家具'),
      industry('C3990', '其他电子设备制造', '智能科技', '电子'),
    ],
  },
  {
    chain: 'textiles', label: '纺织', share: 0.21, revenue: 6_500_000, spread: 1.5, growth: [0.02, 0.01, -0.01],
    kwhPerWan: 620, revenuePerHead: 700_000, valueAdded: 0.18, research: 0.02, researchers: 0.14, festival: 1, cooling: 0.06,
    industries: [
      industry('C1751', '化纤织造加工', '纺织', '化纤织造', '织造'),
      industry('C1752', '化纤织物染整精加工', '印染', '染整'),
      industry('C1761', '针织或钩针编织物织造', '经编', '针织'),
      industry('C1819', '其他机织服装制造', '服饰', '制衣'),
      industry('C1711', '棉纺纱加工', '纺纱', '棉纺'),
    ],
  },
  {
    chain: 'auto_parts', label: '汽车零部件', share: 0.12, revenue: 8_500_000, spread: 1.55, growth: [0.08, 0.1, 0.07],
    kwhPerWan: 310, revenuePerHead: 900_000, valueAdded: 0.21, research: 0.03, researchers: 0.3, festival: 0.9, cooling: 0.08,
    industries: [
      industry('C3670', '汽车零部件及配件制造', '汽车零部件', '汽车配件', '汽车科技'),
      industry('C2913', '橡胶零件制造', '橡塑', '橡胶制品'),
      industry('C3392', '有色金属铸造', '压铸', '铝业'),
    ],
  },
  {
    chain: 'equipment', label: '装备制造', share: 0.17, revenue: 7_000_000, spread: 1.5, growth: [0.05, 0.04, 0.06],
    kwhPerWan: 190, revenuePerHead: 850_000, valueAdded: 0.23, research: 0.035, researchers: 0.32, festival: 0.9, cooling: 0.08,
    industries: [
      industry('C3484', '机械零部件加工', '机械', '精密机械', '五金机械'),
      industry('C3491', '工业机器人制造', '智能装备', '机器人'),
      industry('C3551', '纺织专用设备制造', '纺织机械', '纺机'),
      industry('C3444', '液压动力机械及元件制造', '液压', '流体机械'),
    ],
  },
  {
    chain: 'services', label: '生产性服务', share: 0.17, revenue: 2_400_000, spread: 1.35, growth: [0.06, 0.05, 0.06],
    kwhPerWan: 55, revenuePerHead: 420_000, valueAdded: 0.42, research: 0.06, researchers: 0.06, festival: 0.4, cooling: 0.3,
    industries: [
      industry('I6513', '应用软件开发', '软件', '信息技术', '网络科技'),
      industry('G5431', '普通货物道路运输', '物流', '货运'),
      industry('M7320', '工程和技术研究和试验发展', '检测技术', '工程技术'),
      industry('L7249', '其他专业咨询与调查', '企业管理', '商务咨询'),
      industry('O8111', '汽车修理与维护', '汽车维修', '汽车服务'),
    ],
  },
  {
    chain: 'trade', label: '商贸', share: 0.16, revenue: 5_000_000, spread: 1.5, growth: [0.05, 0.02, 0.03],
    kwhPerWan: 14, revenuePerHead: 1_900_000, valueAdded: 0.08, research: 0, researchers: 0, festival: 0.35, cooling: 0.34,
    industries: [
      industry('F5131', '纺织品、针织品及原料批发', '纺织品贸易', '纺织原料'),
      industry('F5179', '其他机械设备及电子产品批发', '机电设备', '电子贸易'),
      industry('F5199', '其他未列明批发业', '贸易', '商贸', '进出口'),
      industry('F5211', '百货零售', '百货', '超市'),
    ],
  },
]

/** True for mining, manufacturing and energy (sections B, C, D): the firms an above-scale industry return covers. */
export const isIndustrial = (industryCode: string): boolean => /^[BCD]/.test(industryCode)
