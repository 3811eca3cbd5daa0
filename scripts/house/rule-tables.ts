import type { Problem, Rule } from './tree.ts'
import { packagesOf, placeOf } from './place.ts'
import { sourcesOf } from './source.ts'
import { lineAt } from './tree.ts'

/** Schemas whose owner does not bear their name: the kernel does no I/O, and the queue brings a schema of its own. */
const borrowed: Readonly<Record<string, string>> = { kernel: 'platform/store', jobs: 'platform/jobs', graphile_worker: 'platform/jobs' }

export const oneOwnerPerTable: Rule = {
  id: 'one owner per table',
  why: 'A table that two packages touch can be changed by neither; others call the owner or read its events.',
  check: (tree) => {
    const owners = new Map(Object.entries(borrowed))
    for (const { name, floor, folder } of packagesOf(tree.keys()).values()) if (floor === 'modules') owners.set(name, folder)
    const sql = new RegExp(String.raw`\b(?:from|join|into|update|table|references|truncate|on|using|view|schema)\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?"?(${[...owners.keys()].join('|')})"?(?=\."?[a-z_]|\b\s*(?:;|$|cascade))`, 'giu')
    const builder = new RegExp(String.raw`(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|(?:inner|left|right|full)Join|createTable|alterTable|dropTable|withSchema|from)\(\s*(['"\x60])(${[...owners.keys()].join('|')})\b`, 'gu')
    return sourcesOf(tree).flatMap(({ path, text }): Problem[] => {
      const place = placeOf(path)
      if (!place) return []
      const code = withoutComments(text)
      const used = [...[...code.matchAll(sql)].map((hit) => ({ schema: hit[1] ?? '', at: hit.index })), ...[...code.matchAll(builder)].map((hit) => ({ schema: hit[2] ?? '', at: hit.index }))]
      return used
        .filter(({ schema }) => owners.get(schema.toLowerCase()) !== place.folder)
        .map(({ schema, at }) => ({ file: path, line: lineAt(text, at), message: `tables of schema ${schema} belong to ${owners.get(schema.toLowerCase())}` }))
    })
  },
}

/** Line and block comments blanked out, so that positions stay; strings with `//` keep it after a colon. */
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(])\/\/[^\n]*/gu, (comment) => comment.replaceAll(/[^\n]/gu, ' '))
