import type { Setting } from '@jingwei/kernel'

const dengbao = 'GB/T 22239-2019 8.1.4.1'

/** Terms of signing in. Defaults follow 等保 practice at level three; the clause stands beside each. */
export const identitySettings = [
  { key: 'identity.idleMinutes', type: 'integer', default: 30, minimum: 1, maximum: 1440, zh: '会话空闲几分钟后退出', en: 'Minutes of silence after which a session ends', source: `${dengbao} b` },
  { key: 'identity.sessionHours', type: 'integer', default: 12, minimum: 1, maximum: 168, zh: '会话最长几小时', en: 'Hours after which a session ends in any case' },
  { key: 'identity.passwordLength', type: 'integer', default: 10, minimum: 8, maximum: 64, zh: '口令最少字符数', en: 'Least number of characters of a password', source: `${dengbao} a` },
  { key: 'identity.oneTimeDays', type: 'integer', default: 14, minimum: 1, maximum: 365, zh: '一次性口令的有效天数', en: 'Days a one-time password is good for' },
  { key: 'identity.failuresPerAccount', type: 'integer', default: 5, minimum: 1, maximum: 100, zh: '同一账号连续失败几次后开始等待', en: 'Failures of one account before it has to wait', source: `${dengbao} b` },
  { key: 'identity.failuresPerAddress', type: 'integer', default: 30, minimum: 1, maximum: 10_000, zh: '同一地址连续失败几次后开始等待', en: 'Failures from one address before it has to wait' },
  { key: 'identity.longestWaitSeconds', type: 'integer', default: 900, minimum: 1, maximum: 86_400, zh: '登录失败后最长等待秒数', en: 'Longest wait in seconds after failed sign-ins' },
  { key: 'identity.factorRoles', type: 'string', default: 'auto', zh: '哪些角色登录须有第二因子：auto 为三员（示例县除外），none 为不要求，或用逗号列出角色', en: 'Roles that need a second factor: auto (the three administrators, except in the sample county), none, or roles separated by commas', source: `${dengbao} d` },
  { key: 'identity.factorMinutes', type: 'integer', default: 5, minimum: 1, maximum: 30, zh: '口令正确后须在几分钟内完成第二步', en: 'Minutes for the second step once the password was right' },
  { key: 'identity.tokenDays', type: 'integer', default: 365, minimum: 1, maximum: 3650, zh: '接口令牌最长有效天数', en: 'Longest life of an API token in days' },
] as const satisfies readonly Setting[]

type Suffix<Key extends string> = Key extends `identity.${infer Name}` ? Name : never

/** The settings above by short name. */
export type IdentitySettings = { readonly [Entry in (typeof identitySettings)[number] as Suffix<Entry['key']>]: Entry['type'] extends 'integer' ? number : string }

/** Picks the `identity.*` values out of all resolved settings; what is absent has its default. */
export function readIdentitySettings(values: Readonly<Record<string, unknown>>): IdentitySettings {
  const read = Object.fromEntries(identitySettings.map(({ key, default: fallback }) => [key.slice('identity.'.length), values[key] ?? fallback]))
  return read as IdentitySettings
}
