import type { Store } from '@jingwei/store'
import type { Finding } from './finding.ts'

/** Seconds that two machines' clocks may differ before deadlines and sign-in codes go wrong. */
const mostSkew = 5

type Facts = { readonly now: Date; readonly keeping: boolean; readonly failing: boolean; readonly piece: string | null }

/** What only the running database can tell: its clock beside ours, and whether the log that is to be kept is kept. */
export async function storeFindings(store: Store, clock: () => number = Date.now): Promise<readonly Finding[]> {
  const asked = clock()
  const [found] = await store.query<Facts>(`
    select clock_timestamp() as now, current_setting('archive_mode') <> 'off' as keeping,
           coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as failing, last_failed_wal as piece
      from pg_stat_archiver`)
  if (found === undefined) return []
  const answered = clock()
  // Halfway between question and answer, and never blamed for the way there.
  const skew = Math.max(0, Math.abs(found.now.getTime() - (asked + answered) / 2) - (answered - asked) / 2) / 1000
  return [
    {
      id: 'clock skew', ok: skew <= mostSkew, expected: `<= ${mostSkew} s`, found: `${skew.toFixed(1)} s`,
      zh: '本机与数据库的时钟相差太多：请给两台机器配置同一个 NTP 服务器。', en: 'The clocks of this machine and of the database differ too much: give both the same NTP server.',
    },
    ...(found.keeping ? [{
      id: 'log kept', ok: !found.failing, expected: 'ok', found: found.failing ? `- ${found.piece ?? ''}` : 'ok',
      zh: '日志写不进持续备份的目录，正在数据目录里堆积：请看该盘余量与权限，或运行 jingwei backup --continuous off。', en: 'The log cannot be written where it is to be kept and piles up in the home: look at room and rights there, or run jingwei backup --continuous off.',
    }] : []),
  ]
}
