import { fold } from './fold.ts'

/** Units as departments write them; the spelling of the first column is the one returned. */
const spellings = {
  元: ['元', '人民币元', 'rmb', 'cny'],
  万元: ['万元', '万元人民币', '万'],
  亿元: ['亿元', '亿'],
  千瓦时: ['千瓦时', '千瓦小时', 'kwh', 'kw·h', 'kw.h'],
  度: ['度'],
  万千瓦时: ['万千瓦时', '万kwh', '万度'],
  吨: ['吨', 't'],
  千克: ['千克', '公斤', 'kg'],
  克: ['克', 'g'],
  吨标准煤: ['吨标准煤', '吨标煤', 'tce'],
  亩: ['亩'],
  平方米: ['平方米', '㎡', 'm2', 'm²', '平米'],
  公顷: ['公顷', 'ha', 'hm2'],
  人: ['人', '名'],
  个: ['个', '家', '户', '件', '项'],
} as const

export type Unit = keyof typeof spellings

const byFolded = new Map<string, Unit>()
for (const [unit, forms] of Object.entries(spellings) as [Unit, readonly string[]][]) {
  for (const form of forms) byFolded.set(fold(form).toLowerCase(), unit)
}

/** The unit a whole text names, or undefined. */
export function unitOf(text: string): Unit | undefined {
  return byFolded.get(fold(text).toLowerCase())
}
