import { isIP } from 'node:net'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { Draft } from '../domain/connection.ts'
import { readAllowedHosts, isNamed } from '../domain/allowed-hosts.ts'
import { demandOneNarrowing } from './one-narrowing.ts'
import type { IntakePlatform } from './platform.ts'
import { allowedFolder } from './read/folder.ts'
import { sourceOf } from './run-fetch.ts'

const bad = (field: string, expected: string): JingweiError => new JingweiError('intake.bad_connection', { field, expected })

/** What a form cannot say by its schema alone. @throws kernel.not_found, intake.bad_connection, intake.host_not_allowed, intake.folder_not_allowed, intake.folder_missing */
export async function checkDraft(intake: IntakePlatform, ctx: Ctx, draft: Draft): Promise<void> {
  await sourceOf(intake, ctx, draft.sourceId)
  const { target } = draft
  if (target.kind === 'folder') {
    await allowedFolder(String(intake.settings['intake.folderRoots']), target.folder)
    return
  }
  const allowed = readAllowedHosts(String(intake.settings['intake.hosts']))
  if (target.kind === 'http') {
    const url = urlOf(target.url)
    if (url.username !== '' || url.password !== '') throw bad('地址 address', '不含用户名和口令；口令写在服务器上 no user or password in it; the secret is on the server')
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
    if (!isNamed(allowed, url.hostname.replace(/^\[|\]$/gu, ''), port)) throw new JingweiError('intake.host_not_allowed', { host: `${url.hostname}:${port}` })
    if (target.method === 'POST') demandObject(target.body ?? '')
    return
  }
  if (target.kind === 'mysql' && target.tls === 'verify' && isIP(target.host) !== 0) throw bad('主机 host', '加密连接须用主机名，证书按名称核对 a host name: the certificate is checked by it')
  if (target.periodColumn !== undefined && (target.periodForm ?? '') === '') throw bad('所属期写法 form of the period', '例如 {YYYY-MM} such as {YYYY-MM}')
  demandOneNarrowing(target)
  if (!isNamed(allowed, target.host, target.port)) throw new JingweiError('intake.host_not_allowed', { host: `${target.host}:${target.port}` })
}

function urlOf(text: string): URL {
  try {
    const url = new URL(text.replaceAll(/\{[^}]*\}/gu, '0'))
    if (url.protocol === 'https:' || url.protocol === 'http:') return url
  } catch {
    // Told below.
  }
  throw bad('地址 address', 'http:// 或 https:// 开头的完整地址 a whole address that begins with http:// or https://')
}

function demandObject(text: string): void {
  if (text.trim() === '') return
  try {
    const value: unknown = JSON.parse(text.replaceAll(/\{(?:YYYY|MM|M|YYYY-MM|YYYYMM|Q|since)\}/gu, '0'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return
  } catch {
    // Told below.
  }
  throw bad('请求内容 body', '一个 JSON 对象 one JSON object')
}
