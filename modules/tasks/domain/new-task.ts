import { parseCreditCode } from '@jingwei/codes'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { Deadline } from './deadline.ts'
import type { TaskKind, TaskSource } from './task.ts'

/** What is said when a task is raised. */
export type NewTask = Deadline & {
  readonly kind: TaskKind
  readonly source: TaskSource
  readonly title: string
  readonly body?: string
  readonly reference?: string
  readonly leadOfficeId?: string
  readonly assistingOfficeIds?: readonly string[]
  readonly responsibleId?: string
  readonly enterprise?: string
  readonly enterpriseName?: string
  readonly parentId?: string
  readonly onBehalf?: boolean
}

/** A firm raises requests, and for itself only, whatever it sends. */
export function ofFirm(ctx: Ctx, { title, body, source }: NewTask): NewTask {
  const { creditCode, organisationName } = ctx.actor
  return {
    kind: 'request', source: source === 'appeal' ? 'appeal' : 'other', title, ...(body === undefined ? {} : { body }),
    ...(creditCode === undefined ? {} : { enterprise: creditCode }), ...(organisationName === undefined ? {} : { enterpriseName: organisationName }),
  }
}

/** 代录 is for a request of a firm that can be named: by its code it will find the request once it has an account. @throws tasks.firm_needed */
export function checkedOnBehalf(wanted: NewTask): NewTask {
  if (wanted.onBehalf !== true) return wanted
  const { code, kind, checkDigitOk } = parseCreditCode(wanted.enterprise)
  if (!checkDigitOk || kind === 'other' || code.length !== 18 || (wanted.enterpriseName ?? '').trim() === '') throw new JingweiError('tasks.firm_needed', { found: wanted.enterprise ?? '' })
  return { ...wanted, kind: 'request', enterprise: code }
}
