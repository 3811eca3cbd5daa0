import type { DocumentedSystem } from './system.ts'
import { accessPage } from './access-page.ts'
import { errorsPage } from './errors-page.ts'
import { glossaryPage } from './glossary-page.ts'
import { permissionsPage } from './permissions-page.ts'
import { settingsPage } from './settings-page.ts'
import { statesPage } from './states-page.ts'

/** Path from the root and text of every page that is written from code. */
export const documents = (system: DocumentedSystem): ReadonlyMap<string, string> => new Map([
  ['docs/settings.md', settingsPage(system)],
  ['docs/errors.md', errorsPage(system)],
  ['docs/permissions.md', permissionsPage(system)],
  ['docs/access.md', accessPage(system)],
  ['docs/states.md', statesPage(system)],
  ['docs/glossary.md', glossaryPage(system)],
])
