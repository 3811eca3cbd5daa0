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
]
