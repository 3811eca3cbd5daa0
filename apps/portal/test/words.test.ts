import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hubEn, hubZh } from '@jingwei/hub/portal'
import { identityEn, identityZh } from '@jingwei/identity/portal'
import { intakeEn, intakeZh } from '@jingwei/intake/portal'
import { notifyEn, notifyZh } from '@jingwei/notify/portal'
import { sharingEn, sharingZh } from '@jingwei/sharing/portal'
import { tasksEn, tasksZh } from '@jingwei/tasks/portal'
import { uiEn, uiZh } from '@jingwei/ui'
import { portalEn } from '../src/words/portal.en.ts'
import { portalZh } from '../src/words/portal.zh.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const zh: Record<string, string> = { ...uiZh, ...portalZh, ...identityZh, ...hubZh, ...intakeZh, ...notifyZh, ...sharingZh, ...tasksZh }
const en: Record<string, string> = { ...uiEn, ...portalEn, ...identityEn, ...hubEn, ...intakeEn, ...notifyEn, ...sharingEn, ...tasksEn }

/** Our inner words: a clerk never meets them. */
const INNER = ['DMN', 'ODRL', 'ODCS', 'claim', 'lineage', 'hash', '主张', '血缘', '哈希']

/** What the modules declare that somebody may do; pages name these too. */
const names = ['hub', 'identity', 'intake', 'notify', 'sharing', 'tasks']
const permissions = new Set(names.flatMap((name) => [...readFileSync(join(root, 'modules', name, 'permissions.ts'), 'utf8').matchAll(/id: '([\w.]+)'/g)].map((match) => match[1] ?? '')))

/** Every page's source: what it says must come from the words, whole ids only. */
const sources = ['platform/ui', ...names.map((name) => `modules/${name}/portal`), 'apps/portal/src']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/words|\.test\./.test(join(entry.parentPath, entry.name)))
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))

/** What a text needs to be said; the branches of a plural are not values. */
const arguments_ = (text: string): string[] => [...text.replaceAll(/(one|other|=\d+) \{[^{}]*\}/g, '').matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? '').sort()

describe('the words of the portal', () => {
  it('say everything in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const [id, text] of [...Object.entries(zh), ...Object.entries(en)]) expect(text.trim(), id).not.toBe('')
  })

  it('leave nothing Chinese in English but the terms that are law', () => {
    const left = Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll(/审图号|示意图/g, '')))
    expect(left).toEqual([])
  })

  it('take the same values in both languages', () => {
    for (const [id, text] of Object.entries(zh)) expect([...new Set(arguments_(en[id] ?? ''))], id).toEqual([...new Set(arguments_(text))])
  })

  it('know every id a page asks for', () => {
    const asked = sources.flatMap(({ name, text }) => [...text.matchAll(/'((?:ui|portal|hub|identity|intake|notify|sharing|tasks)\.[a-z][\w.]*)'/gi)].map((match) => ({ name, id: match[1] ?? '' })))
    const unknown = asked.filter(({ id }) => zh[id] === undefined && !permissions.has(id) && !/^portal\.(unreachable|page|upload)$/.test(id))
    expect(unknown).toEqual([])
  })

  it('ask only for permissions that modules declare', () => {
    const asked = sources.flatMap(({ name, text }) => [...text.matchAll(/(?:permissions: |mayAny\(me, )\[([^\]]*)\]/g)].flatMap((match) => [...(match[1] ?? '').matchAll(/'((?:hub|identity|intake|notify|sharing|tasks)\.[\w.]+)'/g)].map((one) => ({ name, id: one[1] ?? '' }))))
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter(({ id }) => !permissions.has(id))).toEqual([])
  })

  it('know every family of ids a page puts together', () => {
    const families = sources.flatMap(({ name, text }) => [...text.matchAll(/`((?:ui|portal|hub|identity|intake|notify|sharing|tasks)\.[\w.]*)\$\{/g)].map((match) => ({ name, family: match[1] ?? '' })))
    expect(families.length).toBeGreaterThan(10)
    expect(families.filter(({ family }) => !Object.keys(zh).some((id) => id.startsWith(family)))).toEqual([])
  })

  it('never show a clerk our inner words', () => {
    const said = [...Object.entries(zh), ...Object.entries(en)]
    const inner = said.filter(([, text]) => INNER.some((word) => (/^[a-z]+$/i.test(word) ? new RegExp(`\\b${word}s?\\b`, 'i').test(text) : text.includes(word))))
    expect(inner).toEqual([])
  })

  it('stand in the catalogues, not in the pages', () => {
    const loose = sources.flatMap(({ name, text }) => text.split('\n').flatMap((line, index) => (/>[^<{]*\p{Script=Han}[^<{]*</u.test(line) && !/中文/.test(line) ? [`${name}:${index + 1}`] : [])))
    expect(loose).toEqual([])
  })
})
