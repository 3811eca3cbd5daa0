import { growthText, parsePeriod, periodLabel, type Change } from '@jingwei/kernel'

export type Words = { readonly zh: string; readonly en: string }

/** A period as people write it, in both languages; what is no period stays as it is. */
export function periodWords(text: string): Words {
  const period = parsePeriod(text)
  return period.ok ? { zh: periodLabel(period.value, 'zh-CN'), en: periodLabel(period.value, 'en') } : { zh: text, en: text }
}

/** 增长2.2% / up 2.2%, never 增长-2.2%. */
export const growthWords = (of: Change): Words => ({ zh: growthText(of, 'zh-CN'), en: growthText(of, 'en') })

const points = (tenths: number): string => (Math.abs(tenths) / 10).toFixed(1)

/** 拉动0.8个百分点 or 拉低0.5个百分点. */
export function contributionWords(tenths: number): Words {
  if (tenths === 0) return { zh: '影响不足0.1个百分点', en: 'moved it by less than 0.1 points' }
  return tenths > 0 ? { zh: `拉动${points(tenths)}个百分点`, en: `added ${points(tenths)} points` } : { zh: `拉低${points(tenths)}个百分点`, en: `took off ${points(tenths)} points` }
}

export const joined = (parts: readonly Words[]): Words => ({ zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') })

export const count = (value: number): string => value.toLocaleString('en-US')
