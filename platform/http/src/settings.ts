import type { Setting } from '@jingwei/kernel'

/** Every limit of the door. All are per process; a county's proxy may set stricter ones before it. */
export const httpSettings = [
  { key: 'http.basePath', type: 'string', default: '/', zh: '门户所在路径，以 / 开头和结尾', en: 'Path under which a proxy serves the portal; begins and ends with /' },
  { key: 'http.trustProxy', type: 'string', default: '', zh: '可信反向代理的地址或网段，逗号分隔；留空则不信任', en: 'Addresses or networks of trusted reverse proxies, comma separated; empty trusts none' },
  { key: 'http.origins', type: 'string', default: '', zh: '除本站外允许提交的来源，逗号分隔', en: 'Origins besides our own that may submit, comma separated' },
  { key: 'http.requestsPerMinute', type: 'integer', default: 1200, minimum: 1, zh: '每人每分钟请求上限', en: 'Requests per minute and person' },
  { key: 'http.anonymousRequestsPerMinute', type: 'integer', default: 600, minimum: 1, zh: '每个未登录地址每分钟请求上限', en: 'Requests per minute and address that is not signed in' },
  { key: 'http.bodyKiB', type: 'integer', default: 1024, minimum: 1, zh: '普通请求正文上限（KiB）', en: 'Largest ordinary request body (KiB)' },
  { key: 'http.uploadMiB', type: 'integer', default: 4096, minimum: 1, zh: '单个上传文件上限（MiB）', en: 'Largest uploaded file (MiB)' },
  { key: 'http.uploadFiles', type: 'integer', default: 200, minimum: 1, zh: '一次上传的文件数上限', en: 'Most files in one upload' },
  { key: 'http.headersSeconds', type: 'integer', default: 15, minimum: 1, zh: '请求头须在几秒内到齐', en: 'Seconds for the request headers to arrive' },
  { key: 'http.bodySeconds', type: 'integer', default: 30, minimum: 1, zh: '普通请求正文须在几秒内到齐', en: 'Seconds for an ordinary body to arrive' },
  { key: 'http.uploadSeconds', type: 'integer', default: 3600, minimum: 1, zh: '上传须在几秒内完成', en: 'Seconds for an upload to arrive' },
  { key: 'http.idleSeconds', type: 'integer', default: 120, minimum: 1, zh: '连接静默几秒后断开', en: 'Seconds of silence after which a connection is closed' },
  { key: 'http.keepAliveSeconds', type: 'integer', default: 65, minimum: 1, zh: '两个请求之间连接保持的秒数', en: 'Seconds a connection is kept between requests' },
] as const satisfies readonly Setting[]

type HttpSetting = (typeof httpSettings)[number]
type Suffix<Key extends string> = Key extends `http.${infer Name}` ? Name : never

/** The settings above by short name, e.g. `bodyKiB`. */
export type HttpSettings = {
  readonly [Entry in HttpSetting as Suffix<Entry['key']>]: Entry['type'] extends 'integer' ? number : string
}

/** Picks the `http.*` values out of all resolved settings; what is absent has its default. */
export function readHttpSettings(values: Readonly<Record<string, unknown>>): HttpSettings {
  const read = Object.fromEntries(httpSettings.map(({ key, default: fallback }) => [key.slice('http.'.length), values[key] ?? fallback]))
  return read as HttpSettings
}
