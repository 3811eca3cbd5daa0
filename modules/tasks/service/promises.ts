import type { Ctx } from '@jingwei/kernel'
import { today } from '../domain/deadline.ts'
import { taskScope } from '../domain/scope.ts'
import { overdueAt, overdueByOffice } from '../store/promises.ts'
import type { TasksPlatform } from './platform.ts'

export type Promises = { readonly overdue: number; readonly offices: readonly { readonly office: string; readonly tasks: number }[]; readonly trend: readonly { readonly day: string; readonly tasks: number }[] }

const months = 6

/** The first day of each of the last months, and today. */
export function trendDays(now: string): readonly string[] {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))]
  const firsts = Array.from({ length: months }, (_, back) => new Date(Date.UTC(year, month - months + back, 1)).toISOString().slice(0, 10))
  return [...new Set([...firsts, now])]
}

/** What was promised and is late, among what the reader may see: how many, whose, and how it went. */
export async function promises({ store }: TasksPlatform, ctx: Ctx): Promise<Promises> {
  const now = today(ctx.clock)
  const scope = taskScope(ctx)
  const [offices, trend] = await Promise.all([overdueByOffice(store, ctx, scope, now), overdueAt(store, ctx, scope, trendDays(now))])
  return { overdue: offices.reduce((sum, { tasks }) => sum + tasks, 0), offices, trend }
}
