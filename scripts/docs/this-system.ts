import { errorEntries } from '@jingwei/kernel'
import { runLifecycle } from '@jingwei/jobs'
import '@jingwei/cli'
import { accessTable, declaredSettings, modules, systemPermissions } from '@jingwei/server'
import type { DocumentedSystem } from './system.ts'

const ofModules = new Set(modules.flatMap((module) => module.settings.map(({ key }) => key)))

/** The system as the server composes it. Importing the server and the command line registers every error there is. */
export const thisSystem = (): DocumentedSystem => ({
  modules,
  settings: declaredSettings.filter(({ key }) => !ofModules.has(key)),
  permissions: systemPermissions,
  lifecycles: [runLifecycle],
  access: accessTable(),
  errors: errorEntries(),
})
