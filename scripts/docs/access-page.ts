import { roles } from '@jingwei/kernel'
import { reaches, rowKinds } from '@jingwei/server'
import type { DocumentedSystem } from './system.ts'
import { code, page, table } from './markdown.ts'

export const accessPage = ({ access }: DocumentedSystem): string => page(
  'Access: role x route x row 访问矩阵',
  'An empty cell is refused. A route that is not listed does not exist: a test fails until somebody says whose rows it reaches, and each cell is tried on a running region with a row of one’s own and a row of another’s.',
  table(['cell', 'means'], [
    ['全部 all', 'no scope: rows of one’s own office, town or firm and those of others alike'],
    ['本镇街 / 本单位 / 本企业 / 本人', 'own town / office / firm / oneself; another’s row is answered as if it did not exist, or refused'],
    ['●', 'let in; there are no rows of anybody'],
  ]),
  ...Object.entries(rowKinds).flatMap(([kind, { zh, en }]) => {
    const lines = access.filter((line) => line.rows === kind)
    if (lines.length === 0) return []
    return [`## ${en} ${zh}`, table(['route', ...roles.map((role) => role.zh)], lines.map((line) => [
      `${code(`${line.method} ${line.path}`)}${line.permission === 'public' ? ' public' : ''}`, ...roles.map((role) => {
        const reach = line.reach[role.id]
        return reach === undefined ? '' : reaches[reach].zh
      }),
    ]))]
  }),
)
