import { join } from 'node:path'
import { createLogger } from '@jingwei/http'
import type { Logger } from '@jingwei/kernel'
import type { Command } from './arguments.ts'

/** The command that runs this program again, without bundling it anew. */
export const self = (): readonly string[] => [process.execPath, process.env['JINGWEI_ENTRY'] ?? process.argv[1] ?? '']

/** The same for what a one-off command starts: it leaves stdout to the command's own words. */
export const quietSelf = (): readonly string[] => [...self(), '--quiet']

export const portalFolder = (): string => join(process.env['JINGWEI_ROOT'] ?? '.', 'apps', 'portal', 'dist')

/** A one-off command logs errors alone, to stderr. */
export const quietLogger = (base: Readonly<Record<string, string>> = {}): Logger => createLogger({ level: 'error', destination: process.stderr, base })

/** A server logs to stdout. */
export const serverLogger = ({ quiet }: Command, role: string): Logger => (quiet ? quietLogger({ role }) : createLogger({ base: { role } }))
