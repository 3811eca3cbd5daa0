import type { Setting } from '@jingwei/kernel'
import type { DocumentedSystem } from './system.ts'
import { code, page, table } from './markdown.ts'

const range = ({ type, minimum, maximum }: Setting): string =>
  type === 'integer' && (minimum !== undefined || maximum !== undefined) ? `${type} ${minimum ?? ''}..${maximum ?? ''}` : type

const section = (title: string, settings: readonly Setting[]): string[] =>
  settings.length === 0 ? [] : [`## ${title}`, table(['key', 'default', 'type', '中文', 'English', 'source'], settings.map((setting) => [
    code(setting.key), setting.default === '' ? '(empty)' : code(String(setting.default)), range(setting), setting.zh, setting.en, setting.source ?? '',
  ]))]

export const settingsPage = ({ modules, settings }: DocumentedSystem): string => page(
  'Settings 设置',
  'Settings stand in `settings.json` in the home folder, as `{ "identity.idleMinutes": 15 }`. Every setting is declared in code: an unknown key stops the start and names the nearest known one; so does a value of another type or out of range.',
  ...section('Platform 平台', settings),
  ...modules.flatMap((module) => section(`${module.en} ${module.zh}`, module.settings)),
)
