import { basisNames, measureNames, moneyUnits, moveNames, roles } from '@jingwei/kernel'
import type { DocumentedSystem } from './system.ts'
import { code, page, table } from './markdown.ts'
import { terms } from './terms.ts'

const named = (names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>): string =>
  table(['in code', '中文', 'English'], Object.entries(names).map(([id, { zh, en }]) => [code(id), zh, en]))

export const glossaryPage = ({ modules }: DocumentedSystem): string => page(
  'Glossary 术语',
  table(['中文', 'English in code', 'meaning'], terms.map(({ zh, en, meaning }) => [zh, en, meaning])),
  '## Systems 系统', named(Object.fromEntries(modules.map(({ id, zh, en }) => [id, { zh, en }]))),
  '## Roles 角色', named(Object.fromEntries(roles.map(({ id, zh, en }) => [id, { zh, en }]))),
  '## Basis of an item 数据依据', named(basisNames),
  '## Measures 计量', named(measureNames),
  '## Why a firm is in one period only 企业进退', named(moveNames),
  '## Units of money 金额单位', named(moneyUnits),
)
