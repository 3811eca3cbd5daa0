import type { Setting } from '@jingwei/kernel'

export const notifySettings = [
  { key: 'notify.hosts', type: 'string', default: '', zh: '消息可发往的主机，逗号分隔；留空则一概不外发', en: 'Hosts messages may go to, comma separated; empty: none, so every outside channel is off' },
  { key: 'notify.privateAddresses', type: 'string', default: '', zh: '上述主机可解析到的内网地址或网段（CIDR），逗号分隔；未列出的内网地址一律拒绝', en: 'Private addresses or networks (CIDR) those hosts may resolve to, comma separated; any other private address is refused' },
  { key: 'notify.timeoutSeconds', type: 'integer', default: 10, minimum: 1, maximum: 120, zh: '一次外发最长等待秒数', en: 'Seconds one sending may take' },
  { key: 'notify.portalUrl', type: 'string', default: '', zh: '门户对外的完整地址，写入外发消息的链接；留空则不带链接', en: 'Full address of the portal, for the links of outgoing messages; empty: no link' },
  { key: 'notify.keepDays', type: 'integer', default: 365, minimum: 30, maximum: 3650, zh: '消息保留天数', en: 'Days messages are kept', source: '个人信息保护法 19：保存期限应为实现处理目的所必要的最短时间' },
  { key: 'notify.webhookUrl', type: 'string', default: '', zh: '消息平台接收地址；密钥在 secrets/notify-webhook 或 JINGWEI_NOTIFY_WEBHOOK', en: 'Address of the message platform; its secret stands in secrets/notify-webhook or JINGWEI_NOTIFY_WEBHOOK' },
  { key: 'notify.smtpHost', type: 'string', default: '', zh: '邮件服务器主机；口令在 secrets/notify-smtp 或 JINGWEI_NOTIFY_SMTP', en: 'Mail server; its password stands in secrets/notify-smtp or JINGWEI_NOTIFY_SMTP' },
  { key: 'notify.smtpPort', type: 'integer', default: 465, minimum: 1, maximum: 65_535, zh: '邮件服务器端口', en: 'Port of the mail server' },
  { key: 'notify.smtpSecurity', type: 'string', default: 'tls', zh: '邮件加密：tls、starttls 或 none（仅限本机和列明的内网地址）', en: 'Encryption of mail: tls, starttls, or none (for listed private addresses alone)' },
  { key: 'notify.smtpUser', type: 'string', default: '', zh: '邮件服务器账号；留空不登录', en: 'Account at the mail server; empty: no sign-in' },
  { key: 'notify.smtpFrom', type: 'string', default: '', zh: '发件邮箱', en: 'Address mail comes from' },
  { key: 'notify.smsUrl', type: 'string', default: '', zh: '短信网关地址；密钥在 secrets/notify-sms 或 JINGWEI_NOTIFY_SMS，作为 Bearer 令牌发送', en: 'Address of the SMS gateway; its secret (secrets/notify-sms or JINGWEI_NOTIFY_SMS) goes as a bearer token' },
  { key: 'notify.smsTemplate', type: 'string', default: '{"mobile":"{mobile}","text":"{title} {link}"}', zh: '短信网关的请求体（JSON），可用 {mobile} {title} {link} {id}', en: 'Body the SMS gateway takes (JSON), with {mobile} {title} {link} {id}' },
  { key: 'notify.wecomUrl', type: 'string', default: '', zh: '政务微信或企业微信接口地址；应用密钥在 secrets/notify-wecom 或 JINGWEI_NOTIFY_WECOM', en: 'Address of the WeCom interface; the secret of the app stands in secrets/notify-wecom or JINGWEI_NOTIFY_WECOM' },
  { key: 'notify.wecomCorp', type: 'string', default: '', zh: '政务微信企业标识（corpid）', en: 'WeCom corpid' },
  { key: 'notify.wecomAgent', type: 'integer', default: 0, minimum: 0, zh: '政务微信应用编号（agentid）', en: 'WeCom agentid' },
  { key: 'notify.zwdingUrl', type: 'string', default: '', zh: '浙政钉（专有钉钉）开放平台地址；App Secret 在 secrets/notify-zwding 或 JINGWEI_NOTIFY_ZWDING', en: 'Address of the government DingTalk platform; the App Secret stands in secrets/notify-zwding or JINGWEI_NOTIFY_ZWDING' },
  { key: 'notify.zwdingKey', type: 'string', default: '', zh: '浙政钉应用标识（App Key）', en: 'Government DingTalk App Key' },
  { key: 'notify.zwdingTenant', type: 'string', default: '', zh: '浙政钉租户编号（tenantId）', en: 'Government DingTalk tenantId' },
] as const satisfies readonly Setting[]

type Suffix<Key extends string> = Key extends `notify.${infer Name}` ? Name : never

/** The settings above by short name. */
export type NotifySettings = { readonly [Entry in (typeof notifySettings)[number] as Suffix<Entry['key']>]: Entry['type'] extends 'integer' ? number : string }

/** Picks the `notify.*` values out of all resolved settings; what is absent has its default. */
export const readNotifySettings = (values: Readonly<Record<string, unknown>>): NotifySettings =>
  Object.fromEntries(notifySettings.map(({ key, default: fallback }) => [key.slice('notify.'.length), values[key] ?? fallback])) as NotifySettings

/** `a, b` as a list. */
export const listed = (text: string): readonly string[] => text.split(/[,，\s]+/u).filter((part) => part !== '')
