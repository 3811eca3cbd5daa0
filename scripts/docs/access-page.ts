import { roles } from '@jingwei/kernel'
import { reaches, rowKinds } from '@jingwei/server'
import type { DocumentedSystem } from './system.ts'
import { code, page, table } from './markdown.ts'

export const accessPage = ({ access }: DocumentedSystem): string => page(
  'Access: role x route x row 访问矩阵',
  'An empty cell is refused. A route that is not listed does not exist: a test fails until somebody says whose rows it reaches, and every cell is tried on a running region with people really signed in. Each section says how far: where rows of one’s own and of another’s can be told apart, every role is tried with both; where there are none, or no way to name another’s, the access check alone is tried.',
  table(['cell', 'means'], [
    ['全部 all', 'no scope: rows of one’s own office, town or firm and those of others alike'],
    ['本镇街 / 本单位 / 本企业 / 本人', 'own town / office / firm / oneself; another’s row is answered as if it did not exist, or refused'],
    ['凭码', 'by code: let in with the code of a letter and the credit code of its firm; no other answer is reached'],
    ['无', 'none: let in, but can have no such row, and reaches nobody else’s'],
    ['●', 'let in; there are no rows of anybody'],
  ]),
  ...Object.entries(rowKinds).flatMap(([kind, { zh, en, byRow }]) => {
    const lines = access.filter((line) => line.rows === kind)
    if (lines.length === 0) return []
    return [`## ${en} ${zh}`, byRow ? 'Tried with one’s own row and with another’s.' : 'Tried at the access check.', table(['route', ...roles.map((role) => role.zh)], lines.map((line) => [
      `${code(`${line.method} ${line.path}`)}${line.permission === 'public' ? ' public' : ''}`, ...roles.map((role) => {
        const reach = line.reach[role.id]
        return reach === undefined ? '' : reaches[reach].zh
      }),
    ]))]
  }),
)
