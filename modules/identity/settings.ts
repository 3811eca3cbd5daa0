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
  { key: 'identity.publicOrigin', type: 'string', default: '', zh: '门户对外的来源（https://域名[:端口]），安全密钥只在此处可用；留空时仅本机 localhost 可用', en: 'Outside origin of the portal (https://NAME[:PORT]), where alone security keys work; empty: on this machine as localhost' },
  { key: 'identity.keyVerification', type: 'boolean', default: false, zh: '安全密钥是否须验证使用者（PIN 或指纹）', en: 'Whether a security key must verify its user (PIN or fingerprint)', source: 'WebAuthn 5.8.6' },
  { key: 'identity.oidcIssuer', type: 'string', default: '', zh: '统一身份认证（OpenID Connect）的地址；留空不启用，只向此地址发起请求', en: 'Address of the OpenID Connect issuer; empty turns it off, and no other host is asked' },
  { key: 'identity.oidcClient', type: 'string', default: '', zh: '在统一身份认证登记的应用标识；密钥在 secrets/oidc-client 或 JINGWEI_OIDC_SECRET', en: 'Client id at the issuer; its secret stands in secrets/oidc-client or JINGWEI_OIDC_SECRET' },
  { key: 'identity.oidcReturn', type: 'string', default: '', zh: '门户对外的完整地址，认证后返回此处（须在统一身份认证登记）', en: 'Full outside address of the portal, to which the issuer sends back (to be registered there)' },
  { key: 'identity.oidcClaim', type: 'string', default: 'preferred_username', zh: '身份信息中对应本系统账号的字段', en: 'Claim that names our account' },
  { key: 'identity.oidcCreate', type: 'boolean', default: false, zh: '是否为没有账号的人自动建立无角色的账号', en: 'Whether somebody without an account gets one, without any role' },
  { key: 'identity.delegationDays', type: 'integer', default: 31, minimum: 1, maximum: 366, zh: '一次请假代办最长天数', en: 'Longest delegation in days' },
  { key: 'identity.tokenDays', type: 'integer', default: 365, minimum: 1, maximum: 3650, zh: '接口令牌最长有效天数', en: 'Longest life of an API token in days' },
] as const satisfies readonly Setting[]

type Suffix<Key extends string> = Key extends `identity.${infer Name}` ? Name : never

/** The settings above by short name. */
export type IdentitySettings = { readonly [Entry in (typeof identitySettings)[number] as Suffix<Entry['key']>]: Entry['type'] extends 'integer' ? number : Entry['type'] extends 'boolean' ? boolean : string }

/** Picks the `identity.*` values out of all resolved settings; what is absent has its default. */
export function readIdentitySettings(values: Readonly<Record<string, unknown>>): IdentitySettings {
  const read = Object.fromEntries(identitySettings.map(({ key, default: fallback }) => [key.slice('identity.'.length), values[key] ?? fallback]))
  return read as IdentitySettings
}
