import type { Connection } from './connection.ts'
import type { RunState } from './lifecycles.ts'

/** How a connection stands, at a glance. */
export const lights = {
  paused: { zh: '已暂停', en: 'Paused' },
  ended: { zh: '约定已到期', en: 'Agreement ended' },
  failing: { zh: '连续失败，需处理', en: 'Keeps failing' },
  failed: { zh: '上次失败', en: 'Last run failed' },
  reading: { zh: '读取中', en: 'Reading' },
  asks: { zh: '预检有疑问，待提交', en: 'Questions to answer' },
  waiting: { zh: '待审核', en: 'Waits for a review' },
  fine: { zh: '正常', en: 'Fine' },
  new: { zh: '尚未读取', en: 'Not read yet' },
} as const
export type Light = keyof typeof lights

export function lightOf(connection: Pick<Connection, 'state' | 'failures'>, ended: boolean, last: RunState | undefined, result: string | undefined, attentionAfter: number): Light {
  if (connection.state === 'paused') return 'paused'
  if (ended) return 'ended'
  if (last === 'queued' || last === 'reading') return 'reading'
  if (connection.failures >= attentionAfter) return 'failing'
  if (last === 'failed') return 'failed'
  if (result === 'checked') return 'asks'
  if (last === 'waiting' || result === 'checking' || result === 'submitted') return 'waiting'
  return last === undefined ? 'new' : 'fine'
}
