import { join } from 'node:path'
import { createLogger } from '@jingwei/http'
import type { Logger } from '@jingwei/kernel'

/** The command that runs this program again, without bundling it anew. */
export const self = (): readonly string[] => [process.execPath, process.env['JINGWEI_ENTRY'] ?? process.argv[1] ?? '']

export const portalFolder = (): string => join(process.env['JINGWEI_ROOT'] ?? '.', 'apps', 'portal', 'dist')

/** A server logs to stdout; a one-off command says only what went wrong, on stderr through its own words. */
export const serverLogger = (role: string): Logger => createLogger({ base: { role } })
export const quietLogger = (): Logger => createLogger({ level: 'error' })
