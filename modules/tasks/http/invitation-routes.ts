import { Type } from 'typebox'
import { ById, defineRoute, Instant, type Route } from '@jingwei/http'
import { invite, judgeInvited, openInvitation } from '../service/invite.ts'
import type { Tasks } from '../service/tasks.ts'
import type { Task } from '../domain/task.ts'

/** Counted per address; a code is besides closed after five wrong credit codes. */
const rateLimit = { max: 20, perSeconds: 600 }
const shown = { code: Type.String({ minLength: 1, maxLength: 40 }), creditCode: Type.String({ minLength: 1, maxLength: 40 }) }
const Answered = Type.Object({ number: Type.Integer(), title: Type.String(), enterpriseName: Type.String(), answer: Type.String(), office: Type.String(), answeredAt: Type.Optional(Instant) })

/** 凭码评价: a firm without an account says whether one answer satisfied it. The only routes of tasks a stranger may reach. */
export const invitationRoutes = (tasks: Tasks): readonly Route[] => [
  defineRoute({
    id: 'tasks.invite', method: 'POST', path: '/api/tasks/:id/invite', zone: 'government', permission: 'tasks.evaluate', summary: { zh: '邀请企业评价', en: 'Invite the firm to judge' },
    params: ById, response: Type.Object({ code: Type.String(), expiresAt: Instant }),
    handle: async ({ ctx, params }) => {
      const { code, expiresAt } = await invite(tasks.platform, ctx, params.id)
      return { code, expiresAt: expiresAt.toISOString() }
    },
  }),
  defineRoute({
    id: 'tasks.invited.open', method: 'POST', path: '/api/tasks/invited/open', zone: 'both', permission: 'public', summary: { zh: '凭码查看答复', en: 'See the answer by a code' },
    body: Type.Object(shown), bodyLimit: 4096, response: Answered, rateLimit, handle: async ({ ctx, body }) => view(await openInvitation(tasks.platform, ctx, body.code, body.creditCode)),
  }),
  defineRoute({
    id: 'tasks.invited.judge', method: 'POST', path: '/api/tasks/invited/judge', zone: 'both', permission: 'public', summary: { zh: '凭码评价', en: 'Judge by a code' },
    body: Type.Object({ ...shown, satisfied: Type.Boolean(), reason: Type.Optional(Type.String({ maxLength: 2_000 })) }), bodyLimit: 16_384, response: 'empty', rateLimit,
    handle: async ({ ctx, body }) => void (await judgeInvited(tasks.platform, ctx, body.code, body.creditCode, body.satisfied, body.reason)),
  }),
]

const view = ({ number, title, enterpriseName, answer, answeredByOffice, leadOffice, answeredAt }: Task) => ({
  number, title, enterpriseName: enterpriseName ?? '', answer: answer ?? '', office: answeredByOffice ?? leadOffice ?? '', ...(answeredAt === undefined ? {} : { answeredAt: answeredAt.toISOString() }),
})
