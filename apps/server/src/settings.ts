import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError, registerErrors, resolveSettings, type Setting, type SettingValues } from '@jingwei/kernel'
import { httpSettings } from '@jingwei/http'
import { modules } from './modules.ts'

registerErrors([
  { code: 'server.broken_settings', status: 400, zh: '设置文件 {file} 应为一个 JSON 对象（{reason}），请改正后重新启动。', en: 'The settings file {file} should hold one JSON object ({reason}); mend it and start again.' },
])

const regionSettings: readonly Setting[] = [
  { key: 'region.nameZh', type: 'string', default: '本县', zh: '区域名称', en: 'Name of the region in Chinese' },
  { key: 'region.nameEn', type: 'string', default: 'This county', zh: '区域英文名称', en: 'Name of the region in English' },
  { key: 'region.backups', type: 'string', default: '', zh: '升级前自动备份存放的目录，留空为数据目录旁的“数据目录名.backups”；最好在另一块盘上', en: 'Folder of the backups made before an upgrade; empty for HOME.backups beside the home; best another disk' },
  { key: 'region.map', type: 'string', default: '', zh: '边界文件（GeoJSON，须带审图号），相对于数据目录', en: 'Boundary file (GeoJSON with its 审图号), relative to the home' },
]

/** Every setting there is, of all floors, in the order of the docs. */
export const declaredSettings: readonly Setting[] = [...regionSettings, ...httpSettings, ...modules.flatMap((module) => module.settings)]

/** Reads `home/settings.json`, if there is one. @throws server.broken_settings, kernel.unknown_setting, kernel.bad_setting */
export async function loadSettings(home: string): Promise<SettingValues> {
  const text = await readFile(join(home, 'settings.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  return resolveSettings(declaredSettings, objectOf(text, join(home, 'settings.json')))
}

function objectOf(text: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    throw new SyntaxError('not an object')
  } catch (error) {
    throw new JingweiError('server.broken_settings', { file, reason: error instanceof Error ? error.message : String(error) })
  }
}
