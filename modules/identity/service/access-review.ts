import type { Ctx } from '@jingwei/kernel'
import { roles } from '@jingwei/kernel'
import { writeCsvRow } from '@jingwei/tabular'
import type { AccessFilter, AccessRow } from '../store/access-review.ts'
import { accessRows } from '../store/access-review.ts'
import { record } from '../store/audit.ts'
import type { Parts } from './platform.ts'

/** Who has which role since when, and who still uses it (权限复核; GB/T 22239-2019 8.1.10.5 asks to look at it). */
export const readAccess = ({ store }: Parts, ctx: Ctx, filter: AccessFilter, limit: number, offset: number): Promise<{ items: AccessRow[]; total: number }> =>
  accessRows(store, ctx, filter, limit, offset)

const heads = {
  'zh-CN': ['账号', '姓名', '单位', '状态', '角色', '授予时间', '授予人', '最近登录', '第二因子'],
  en: ['Account', 'Name', 'Organisation', 'State', 'Role', 'Granted', 'Granted by', 'Last sign-in', 'Second factor'],
}

const words = { 'zh-CN': { active: '启用', disabled: '停用', yes: '有', no: '无' }, en: { active: 'active', disabled: 'disabled', yes: 'yes', no: 'no' } }

const minute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** The whole list as a file to be signed off on paper; the trail says who took it. */
export async function exportAccess({ store }: Parts, ctx: Ctx, filter: AccessFilter): Promise<string> {
  const { items } = await accessRows(store, ctx, filter, undefined, 0)
  await record(store, ctx, 'identity.access.exported', undefined, { rows: items.length })
  const word = words[ctx.locale]
  const at = (instant: string | undefined): string => (instant === undefined ? '' : minute.format(new Date(instant)))
  const roleName = new Map<string, string>(roles.map((role) => [role.id, ctx.locale === 'en' ? role.en : role.zh]))
  const lines = items.map((row) => writeCsvRow([
    row.account, row.name, row.organisation ?? '', word[row.state], roleName.get(row.role ?? '') ?? row.role ?? '', at(row.grantedAt), row.grantedBy ?? '', at(row.lastSignInAt), row.secondFactor ? word.yes : word.no,
  ]))
  // A byte order mark, for spreadsheet programs take a file without one for GBK.
  return `\uFEFF${writeCsvRow(heads[ctx.locale])}${lines.join('')}`
}
