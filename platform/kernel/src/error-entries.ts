import type { ErrorEntry } from './errors.ts'

/** Errors every floor may raise. Modules add their own through `defineModule({ errors })`. */
export const kernelErrors: readonly ErrorEntry[] = [
  { code: 'kernel.forbidden', status: 403, zh: '当前身份没有“{permission}”权限，请联系安全管理员授权。', en: 'This identity lacks the permission "{permission}"; ask the security administrator.' },
  { code: 'kernel.unauthenticated', status: 401, zh: '尚未登录或登录已过期，请重新登录。', en: 'Not signed in, or the session has ended; sign in again.' },
  { code: 'kernel.not_found', status: 404, zh: '没有找到{what}（{id}），请核对后重试。', en: 'No {what} with id {id}; check it and try again.' },
  { code: 'kernel.invalid_input', status: 400, zh: '输入不符合要求：{where} 应为{expected}，实际为“{found}”。', en: 'Invalid input: {where} should be {expected}, found "{found}".' },
  { code: 'kernel.conflict', status: 409, zh: '{what}已被他人更改，请刷新后重试。', en: '{what} was changed by somebody else; refresh and try again.' },
  { code: 'kernel.internal', status: 500, level: 'error', zh: '系统内部错误（追踪号 {traceId}），请把追踪号告知运维人员。', en: 'Internal error (trace {traceId}); give this number to the operator.' },
  { code: 'kernel.unavailable', status: 503, level: 'warn', zh: '{what}暂时不可用，稍后会自动恢复；已确认的数据不会丢失。', en: '{what} is not available for the moment and recovers by itself; nothing acknowledged is lost.' },
  { code: 'kernel.too_many_requests', status: 429, zh: '请求过于频繁，请在 {seconds} 秒后重试。', en: 'Too many requests; try again in {seconds} seconds.' },
  { code: 'kernel.too_large', status: 413, zh: '内容超过上限 {limit}，请拆分后上传。', en: 'The content exceeds the limit of {limit}; split it and upload again.' },
  { code: 'kernel.unknown_setting', status: 400, zh: '未知的设置项“{key}”，最接近的是“{nearest}”。', en: 'Unknown setting "{key}"; the nearest known one is "{nearest}".' },
  { code: 'kernel.bad_setting', status: 400, zh: '设置项“{key}”应为{expected}，实际为“{found}”。', en: 'Setting "{key}" should be {expected}, found "{found}".' },
  { code: 'kernel.bad_transition', status: 409, zh: '“{lifecycle}”不能从“{from}”变为“{to}”。', en: 'The lifecycle {lifecycle} has no transition from {from} to {to}.' },
  { code: 'kernel.purpose_not_allowed', status: 403, zh: '该数据项（{item}）不允许用于“{purpose}”。', en: 'The item {item} may not be used for the purpose "{purpose}".' },
  { code: 'kernel.bad_day', status: 400, zh: '日期应为 YYYY-MM-DD 且真实存在，实际为“{found}”，请更正。', en: 'A day should be an existing YYYY-MM-DD, found "{found}"; correct it.' },
  { code: 'kernel.bad_period', status: 400, zh: '期间应写作 2025年3月、2025年1-3月、2025年一季度、2025年上半年、2025年 或 2025-03-31，实际为“{found}”，请更正。', en: 'A period should read like 2025-03, 2025-01..03, 2025-Q1, 2025-H1, 2025 or 2025-03-31, found "{found}"; correct it.' },
  { code: 'kernel.measures_differ', status: 409, zh: '口径不同（{part}：{one} 与 {other}），不能比较或相加，请先统一口径。', en: 'The figures are counted differently ({part}: {one} and {other}) and cannot be compared or added; bring them to one definition first.' },
  { code: 'kernel.not_cumulative', status: 409, zh: '只有流量的 1-n 月累计数可以换算为当月数，实际为“{found}”。', en: 'Only cumulative flows over 1-n months can be turned into single months, found "{found}".' },
  { code: 'kernel.cumulative_gap', status: 409, zh: '缺少 {missing} 的累计数，无法由 {period} 推算当月数，请补报 {missing}。', en: 'The cumulative figure of {missing} is missing, so the single month of {period} is unknown; deliver {missing}.' },
  { code: 'kernel.figure_twice', status: 409, zh: '{period} 有两个累计数，请只保留一个。', en: 'There are two cumulative figures for {period}; keep one.' },
  { code: 'kernel.bad_money', status: 400, zh: '金额应为以{unit}为单位的十进制数，实际为“{found}”，请更正。', en: 'An amount should be a decimal number in {unit}, found "{found}"; correct it.' },
  { code: 'kernel.money_below_fen', status: 400, zh: '金额“{found}”（{unit}）精确到了分以下，请四舍五入到分或确认单位。', en: 'The amount "{found}" ({unit}) has digits below one fen; round it to fen or check the unit.' },
  { code: 'kernel.holidays_missing', status: 409, zh: '没有 {year} 年的放假调休表，无法计算工作日，请由运营人员录入国务院办公厅当年通知。', en: 'There is no holiday table for {year}, so working days cannot be counted; the operator must enter that year\'s State Council notice.' },
]
