import { dayInChina, JingweiError, periodText, previousPeriod, type Ctx } from '@jingwei/kernel'
import { generateCounty } from '../domain/county.ts'
import { MONTHLY_FEEDS, monthTable, type MonthlyFeed } from '../domain/feeds/month.ts'
import { sampleRow } from '../store/county.ts'
import { encodeFeed } from './encode.ts'
import type { SamplePlatform } from './sample.ts'

const isMonthly = (feed: string): feed is MonthlyFeed => MONTHLY_FEEDS.some((each) => each === feed)

/** A file that a department of the sample county delivers for a month. @throws kernel.not_found in any other home */
export async function monthFile(platform: SamplePlatform, ctx: Ctx, feed: string, month: string): Promise<{ fileName: string; content: Buffer }> {
  const row = await sampleRow(platform.store, ctx)
  // The survey's rows are the statistics office's alone, in a fictional county too.
  const hidden = feed === 'statistics' && !ctx.actor.roles.includes('statistics')
  if (!row || !isMonthly(feed) || hidden) throw new JingweiError('kernel.not_found', { what: '示例文件 sample file', id: `${feed} ${month}` })
  const table = monthTable(generateCounty(row.seed), feed, month)
  return { fileName: table.file, content: encodeFeed(table) }
}

const providers: Readonly<Record<MonthlyFeed, string>> = {
  market_regulation: '示例市场监管部门', taxation: '示例税务部门', power_supply: '示例供电公司', natural_resources: '示例自然资源部门', social_insurance: '示例人力社保部门', environment: '示例生态环境部门',
  science_technology: '示例科技部门', statistics: '示例统计部门',
}

/** What the departments of the sample county have agreed to: eight deliveries a month, from the last month that has ended. */
export async function arrangeMonths(platform: SamplePlatform, ctx: Ctx): Promise<void> {
  const today = dayInChina(ctx.clock.now())
  const last = previousPeriod({ kind: 'month', year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) })
  for (const feed of MONTHLY_FEEDS) {
    await platform.arrange(ctx, {
      sourceId: feed, provider: providers[feed], cycle: 'month', manner: feed === 'power_supply' || feed === 'social_insurance' ? 'period' : 'whole', dueWorkingDays: 12, firstPeriod: last ? periodText(last) : '2026-01', agreementNo: '',
    })
  }
}
