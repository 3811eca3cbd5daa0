import type { Tree } from '../scripts/house/tree.ts'

const readme = '# Room\n\n' + 'What it is for, the tables it owns, its events, routes, permissions and lifecycles. '.repeat(4)

/** A package with all that belongs to it; `files` are relative to its folder. */
const room = (floor: string, name: string, dependencies: Record<string, string>, files: Record<string, string>): [string, string][] =>
  Object.entries({
    'package.json': JSON.stringify({ name: `@jingwei/${name}`, private: true, type: 'module', exports: { '.': './index.ts' }, dependencies }),
    'README.md': readme,
    'index.ts': "export * from './first.ts'\n",
    'first.ts': 'export const first = 1\n',
    'test/first.test.ts': `import { expect, it } from 'vitest'\nimport { first } from '@jingwei/${name}'\nit('is first', () => expect(first).toBe(1))\n`,
    ...files,
  }).map(([path, text]) => [`${floor}/${name}/${path}`, text])

/** The smallest house that keeps every rule, in which the test plants one fault at a time. */
export const goodHouse: Tree = new Map([
  ['package.json', JSON.stringify({ dependencies: { pg: '8.23.1' }, devDependencies: { vitest: '4.1.12' } })],
  ...room('engines', 'codes', {}, {}),
  ...room('engines', 'resolve', { '@jingwei/codes': '*' }, { 'link.ts': "import { first } from '@jingwei/codes'\nexport const link = first\n" }),
  ...room('platform', 'kernel', {}, {}),
  ...room('platform', 'store', { '@jingwei/kernel': '*', pg: '8.23.1' }, {
    'outbox.ts': "import pg from 'pg'\nimport { first } from '@jingwei/kernel'\nexport const sql = [pg, first, 'select topic from kernel.outbox']\n",
    'test/outbox.test.ts': "import { region } from '@jingwei/testing'\nexport const use = region\n",
  }),
  ...room('platform', 'ui', {}, {}),
  ...room('platform', 'testing', { '@jingwei/store': '*' }, { 'region.ts': "import { first } from '@jingwei/store'\nexport const region = first\n" }),
  ...room('modules', 'identity', {}, {}),
  ...room('modules', 'hub', { '@jingwei/identity': '*', '@jingwei/resolve': '*', '@jingwei/ui': '*' }, {
    'module.ts': "import { first } from '@jingwei/identity'\nexport const hub = { id: 'hub', dependsOn: ['identity'], first }\n",
    'domain/link.ts': 'export const link = 1\n',
    'domain/batch.ts': "import { link } from './link.ts'\nexport const batch = link\n",
    'service/link.ts': "import { link } from '@jingwei/resolve'\n// not a read from identity.person\nexport const sql = [link, 'select id from hub.enterprise']\n",
    'portal/index.tsx': "import { first } from '@jingwei/ui'\nimport { link } from '../domain/link.ts'\nexport const pages = [first, link]\n",
    'test/link.test.ts': "import { expect, it } from 'vitest'\nit.skipIf(root)('links (skipped: root only)', () => expect(1).toBe(1))\n",
  }),
  ...room('apps', 'server', { '@jingwei/hub': '*' }, { 'compose.ts': "import { first } from '@jingwei/hub'\nexport const compose = [first, 'http://127.0.0.1', 'https://www.w3.org/2000/svg']\n" }),
  ...room('apps', 'portal', { '@jingwei/hub': '*' }, { 'pages.ts': "import { pages } from '@jingwei/hub/portal'\nexport const all = pages\n" }),
])

export const withFile = (tree: Tree, path: string, text: string): Tree => new Map([...tree, [path, text]])

export const withoutFile = (tree: Tree, path: string): Tree => new Map([...tree].filter(([each]) => each !== path))
