import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '@jingwei/kernel'
import { describe, expect, it } from 'vitest'
import type { DocumentedModule, DocumentedSystem } from '../scripts/docs/system.ts'
import { documents } from '../scripts/docs/documents.ts'
import { thisSystem } from '../scripts/docs/this-system.ts'

const park: DocumentedModule = {
  id: 'park', zh: '园区', en: 'Park', dependsOn: [],
  settings: [{ key: 'park.days', type: 'integer', default: 10, minimum: 1, maximum: 30, zh: '期限', en: 'Days | limit', source: '国令809' }],
  permissions: [{ id: 'park.read', zh: '查看', en: 'Read', roles: ['leader', 'officer'] }],
  errors: [], pages: [{ path: '/park', zh: '园区', en: 'Park', permission: 'park.read' }],
  events: { publishes: [], consumes: [] },
  lifecycles: [{ id: 'park.lot', zh: '地块', en: 'Lot', initial: 'free', states: { free: { zh: '空闲', en: 'Free', to: ['sold'] }, sold: { zh: '已售', en: 'Sold', to: [] } } }],
}
const system: DocumentedSystem = { modules: [park], settings: [], permissions: [], lifecycles: [], access: [{ id: 'park.lot', method: 'GET', path: '/api/park/lots', permission: 'park.read', rows: 'firms', reach: { leader: 'whole', town: 'town' } }], errors: [{ code: 'park.full', status: 409, zh: '已满', en: 'Full' }] }
const written = (path: string): string => documents(system).get(path) ?? ''

describe('the docs written from code', () => {
  it('give each setting with default, range and source', () => {
    expect(written('docs/settings.md')).toContain('| `park.days` | `10` | integer 1..30 | 期限 | Days \\| limit | 国令809 |')
  })

  it('give each error a heading of its own', () => {
    expect(written('docs/errors.md')).toContain('## park\n\n### park.full\n\nHTTP 409\n\n- 已满\n- Full')
  })

  it('mark who holds a permission and which page it opens', () => {
    expect(written('docs/permissions.md')).toContain('| `park.read` 查看 Read | ● | ● |  |')
    expect(written('docs/permissions.md')).toContain('| `/park` | 园区 | Park | `park.read` |')
  })

  it('say how far each role gets by each route', () => {
    expect(written('docs/access.md')).toContain('| `GET /api/park/lots` | 全部 |  |  | 本镇街 |')
  })

  it('draw each lifecycle from its table', () => {
    expect(written('docs/states.md')).toContain('[*] --> free\n  state "Free 空闲" as free\n  free --> sold\n  state "Sold 已售" as sold\n  sold --> [*]')
  })

  it('name the systems, roles and grounds in both languages', () => {
    for (const row of ['| `park` | 园区 | Park |', '| `auditor` | 审计 | Auditor |', '| `statistical_survey` | 统计调查 | Statistical survey |']) expect(written('docs/glossary.md')).toContain(row)
  })
})

describe('the docs of this repository', () => {
  const here = thisSystem()

  it.each([...documents(here)])('%s is what `npm run docs` writes', (path, text) => {
    expect(readFileSync(join(import.meta.dirname, '..', path), 'utf8')).toBe(text)
  })

  it('say every error in both languages with the same details', () => {
    const placeholders = (template: string) => [...new Set(template.match(/\{\w+\}/gu))].toSorted()
    for (const { code, zh, en, status } of here.errors) {
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/u)
      expect(en, code).toMatch(/[a-z]{3}/u)
      expect(placeholders(en), code).toEqual(placeholders(zh))
      expect(status, code).toBeGreaterThanOrEqual(400)
    }
  })

  it('name only permissions that exist on pages, and roles that exist on permissions', () => {
    const known = new Set([...here.permissions, ...here.modules.flatMap(({ permissions }) => permissions)].map(({ id }) => id))
    for (const { pages } of here.modules) for (const { path, permission } of pages) expect(known.has(permission) || permission === 'signed-in', `${path} needs ${permission}`).toBe(true)
    const granted = new Set([...here.permissions, ...here.modules.flatMap(({ permissions }) => permissions)].flatMap((permission) => permission.roles))
    for (const role of granted) expect(roles.map(({ id }) => id)).toContain(role)
  })
})
