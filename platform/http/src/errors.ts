import type { ErrorEntry } from '@jingwei/kernel'
import { registerErrors } from '@jingwei/kernel'

/** Errors of the door itself; what a module refuses has the module's own codes. */
export const httpErrors: readonly ErrorEntry[] = [
  { code: 'http.invalid_request', status: 400, zh: '请求不符合要求：{problem}。', en: 'The request is not as declared: {problem}.' },
  { code: 'http.malformed_request', status: 400, zh: '收到的不是有效的 HTTP 请求，请检查客户端。', en: 'What arrived is not a valid HTTP request; check the client.' },
  { code: 'http.malformed_body', status: 400, zh: '请求正文不是有效的 JSON，请检查后重发。', en: 'The request body is not valid JSON; check it and send it again.' },
  { code: 'http.malformed_upload', status: 400, zh: '上传内容不完整或不是 multipart/form-data，请重新上传。', en: 'The upload is incomplete or not multipart/form-data; upload again.' },
  { code: 'http.bad_address', status: 400, zh: '网址“{path}”写法有误，请核对。', en: 'The address "{path}" is malformed; check it.' },
  { code: 'http.foreign_origin', status: 403, level: 'warn', zh: '请求来自其他站点（{origin}），已拒绝；请在本系统页面中操作。', en: 'The request came from another site ({origin}) and was refused; act from a page of this system.' },
  { code: 'http.csrf', status: 403, level: 'warn', zh: '页面已过期，请刷新后重试。', en: 'The page is out of date; reload it and try again.' },
  { code: 'http.no_route', status: 404, zh: '没有这个地址：{method} {path}。', en: 'There is no {method} {path}.' },
  { code: 'http.method_not_allowed', status: 405, zh: '{path} 不支持 {method}，可用：{allowed}。', en: '{path} does not take {method}; it takes {allowed}.' },
  { code: 'http.slow_client', status: 408, zh: '请求未能在 {seconds} 秒内发送完毕，请检查网络后重试。', en: 'The request did not arrive within {seconds} seconds; check the network and try again.' },
  { code: 'http.unsupported_media_type', status: 415, zh: '不支持的内容类型“{found}”，应为 {expected}。', en: 'Content type "{found}" is not supported; send {expected}.' },
  { code: 'http.headers_too_large', status: 431, zh: '请求头过大，请清除本站 Cookie 后重试。', en: 'The request headers are too large; clear the cookies of this site and try again.' },
  { code: 'http.undeclared_response', status: 500, level: 'error', zh: '系统内部错误：{route} 的返回内容与声明不符（{problem}）。', en: 'Internal error: {route} answers otherwise than declared ({problem}).' },
  { code: 'http.disk_full', status: 507, level: 'error', zh: '服务器磁盘空间不足，未能保存；请联系运维人员清理后重试。', en: 'The disk of the server is full and nothing was saved; ask the operator to free space, then try again.' },
]

registerErrors(httpErrors)
