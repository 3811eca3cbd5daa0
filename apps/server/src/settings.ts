import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { resolveSettings, type Setting, type SettingValues } from '@jingwei/kernel'
import { httpSettings } from '@jingwei/http'
import { modules } from './modules.ts'

const regionSettings: readonly Setting[] = [
  { key: 'region.nameZh', type: 'string', default: '本县', zh: '区域名称', en: 'Name of the region in Chinese' },
  { key: 'region.nameEn', type: 'string', default: 'This county', zh: '区域英文名称', en: 'Name of the region in English' },
  { key: 'region.map', type: 'string', default: '', zh: '边界文件（GeoJSON，须带审图号），相对于数据目录', en: 'Boundary file (GeoJSON with its 审图号), relative to the home' },
]

/** Every setting there is, of all floors, in the order of the docs. */
export const declaredSettings: readonly Setting[] = [...regionSettings, ...httpSettings, ...modules.flatMap((module) => module.settings)]

/** Reads `home/settings.json`, if there is one. @throws kernel.unknown_setting, kernel.bad_setting */
export async function loadSettings(home: string): Promise<SettingValues> {
  const text = await readFile(join(home, 'settings.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}'
    throw error
  })
  return resolveSettings(declaredSettings, JSON.parse(text) as Record<string, unknown>)
}
