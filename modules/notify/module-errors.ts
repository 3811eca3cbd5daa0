import type { ErrorEntry } from '@jingwei/kernel'

export const notifyErrors: readonly ErrorEntry[] = [
  { code: 'notify.unknown_kind', status: 500, level: 'error', zh: '没有登记消息类别“{kind}”，已登记：{known}；请在组合服务时登记。', en: 'No kind of message "{kind}" is declared; declared: {known}. Declare it where the server is composed.' },
  { code: 'notify.bad_link', status: 500, level: 'error', zh: '消息链接“{link}”应为门户内以 / 开头的路径。', en: 'The link "{link}" of a message should be a path of the portal that begins with /.' },
  { code: 'notify.channel_off', status: 409, zh: '“{channel}”没有启用，请系统运维人员先在设置中配置。', en: 'The channel "{channel}" is off; the operator turns it on in the settings.' },
  { code: 'notify.bad_address', status: 400, zh: '联系方式应为{expected}，请更正。', en: 'The address should be {expected}; correct it.' },
  { code: 'notify.not_addressed', status: 400, zh: '“{channel}”的联系方式由系统管理员登记。', en: 'Addresses for "{channel}" are entered by the system administrator.' },
  { code: 'notify.no_address', status: 404, zh: '没有待验证的联系方式，请先填写。', en: 'There is no address to verify; enter it first.' },
  { code: 'notify.code_wrong', status: 400, zh: '验证码不正确或已过期，请核对，或重新获取。', en: 'The code is wrong or too old; check it, or ask for a new one.' },
  { code: 'notify.code_spent', status: 429, zh: '验证码输错次数过多，请重新获取。', en: 'Too many wrong codes; ask for a new one.' },
  { code: 'notify.not_dead', status: 409, zh: '只有“未能送达”的消息可以重发，现为“{state}”。', en: 'Only what could not be delivered can be sent again; this is "{state}".' },
  { code: 'notify.broken_setting', status: 500, level: 'error', zh: '设置 {key} 不能使用：{reason}；请运维人员更正。', en: 'The setting {key} cannot be used: {reason}; the operator should mend it.' },
  { code: 'notify.host_refused', status: 403, level: 'warn', zh: '主机 {host} 不在允许外发的名单（设置 notify.hosts）中。', en: 'The host {host} is not on the list of hosts messages may go to (setting notify.hosts).' },
  { code: 'notify.address_refused', status: 403, level: 'warn', zh: '主机 {host} 解析到未列明的内网或保留地址 {address}，已拒绝；确需使用请列入 notify.privateAddresses。', en: 'The host {host} resolves to {address}, a private or reserved address that is not listed; refused. If it is meant, list it in notify.privateAddresses.' },
  { code: 'notify.unencrypted', status: 403, level: 'warn', zh: '发往 {host} 须加密（https 或 tls）；只有列明的内网地址可以不加密。', en: 'Sending to {host} must be encrypted (https or tls); only listed private addresses may go without.' },
  { code: 'notify.unreachable', status: 503, level: 'warn', zh: '{host} 联系不上（{reason}），稍后会自动重试。', en: '{host} cannot be reached ({reason}); it is tried again later.' },
  { code: 'notify.refused', status: 502, level: 'warn', zh: '{host} 没有接受消息（{reason}）。', en: '{host} did not accept the message ({reason}).' },
  { code: 'notify.gave_up', status: 500, level: 'warn', zh: '超过一天没有送达，已停止发送；请查明原因后重发。', en: 'Not delivered within a day, so sending stopped; find out why and send it again.' },
  { code: 'notify.nobody_there', status: 404, zh: '收件人已停用，或没有登记该渠道的联系方式。', en: 'The receiver’s account has ended, or has no address for this channel.' },
]
