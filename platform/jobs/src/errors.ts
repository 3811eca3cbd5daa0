import { registerErrors } from '@jingwei/kernel'

registerErrors([
  { code: 'jobs.bad_payload', status: 400, zh: '任务“{job}”的参数不符合要求：{where} {problem}。', en: 'The payload of job "{job}" is not as declared: {where} {problem}.' },
  { code: 'jobs.bad_schedule', status: 500, level: 'error', zh: '任务“{job}”的定时表达式“{cron}”无效：应为“分 时 日 月 周”五段，例如 0 3 * * *。', en: 'The schedule "{cron}" of job "{job}" is invalid: five fields "minute hour day month weekday" are expected, such as 0 3 * * *.' },
  { code: 'jobs.not_in_state', status: 409, zh: '任务 {id} 当前状态为“{state}”，不能{action}。', en: 'Job run {id} is {state}: it cannot be {action}.' },
  { code: 'jobs.superseded', status: 409, level: 'warn', zh: '任务 {id} 的这次执行已被新的执行取代，本次写入被拒绝。', en: 'This execution of job run {id} was replaced by a newer one; its writes are refused.' },
  { code: 'jobs.interrupted_too_often', status: 500, level: 'error', zh: '任务 {id} 已被中断 {times} 次，不再自动重试；请查看日志后手动重试。', en: 'Job run {id} was interrupted {times} times and is not tried again by itself; read the log, then retry it.' },
  { code: 'jobs.failed', status: 500, level: 'error', zh: '任务执行出错：{reason}', en: 'The job failed: {reason}' },
])
