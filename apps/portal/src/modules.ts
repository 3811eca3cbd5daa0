import { hubPortal } from '@jingwei/hub/portal'
import { identityPortal } from '@jingwei/identity/portal'
import { intakePortal } from '@jingwei/intake/portal'
import { notifyPortal } from '@jingwei/notify/portal'
import { sharingPortal } from '@jingwei/sharing/portal'
import { tasksPortal } from '@jingwei/tasks/portal'
import type { EnterpriseTab, EntrancePage, HomePart, PortalModule, PortalPage, TopBarPart } from '@jingwei/ui'
import { ownPages, ownHomes } from './own-pages.ts'

const modules: readonly PortalModule[] = [hubPortal, intakePortal, tasksPortal, sharingPortal, notifyPortal, identityPortal]

/** Every page of the portal: those of the modules, then those of the ground they stand on. */
export const pages: readonly PortalPage[] = [...modules.flatMap((module) => module.pages), ...ownPages]
export const homes: readonly HomePart[] = [...modules.flatMap((module) => module.homes), ...ownHomes].sort((a, b) => a.order - b.order)
export const enterpriseTabs: readonly EnterpriseTab[] = modules.flatMap((module) => module.enterpriseTabs).sort((a, b) => a.order - b.order)
export const topBar: readonly TopBarPart[] = modules.flatMap((module) => module.topBar ?? []).sort((a, b) => a.order - b.order)
export const entrances: readonly EntrancePage[] = modules.flatMap((module) => module.entrances ?? [])
