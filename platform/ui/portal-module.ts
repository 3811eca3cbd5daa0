import type { ComponentType } from 'react'
import type { HomeKind } from './read/me.ts'
import type { Catalogue } from './i18n/text.tsx'

type Load<Props = object> = () => Promise<{ readonly default: ComponentType<Props> }>

/** A page a module brings. `path` as the router writes it (`/enterprises/$id`); `title` is a message id. */
export type PortalPage = {
  readonly path: string
  readonly title: string
  /** One of these permissions opens it; none: every signed-in person. */
  readonly permissions?: readonly string[]
  /** The heading it stands under in the menu; without it the page is reached from other pages only. */
  readonly group?: 'work' | 'region' | 'control'
  readonly load: Load
}

/** A section of somebody's home, in order. A `question` part brings cards that stand in one grid with those of other modules. */
export type HomePart = { readonly for: readonly HomeKind[]; readonly order: number; readonly question?: boolean; readonly load: Load }

/** A tab on the page of one enterprise; `enterpriseId` is absent for an enterprise reading its own record. */
export type EnterpriseTabProps = { readonly enterpriseId: string | undefined }
export type EnterpriseTab = { readonly id: string; readonly title: string; readonly order: number; readonly permissions?: readonly string[]; readonly load: Load<EnterpriseTabProps> }

/** A small control at the right of the top bar, on every page; it must hold its own when its reading fails. */
export type TopBarPart = { readonly order: number; readonly permissions?: readonly string[]; readonly load: Load }

/** A page before the door, for strangers: it stands in the entrance's frame, and no session is asked for. */
export type EntrancePage = { readonly path: string; readonly load: Load }

/** What a module shows in the portal: the whole of its second door. */
export type PortalModule = {
  readonly id: string
  readonly pages: readonly PortalPage[]
  readonly homes: readonly HomePart[]
  readonly enterpriseTabs: readonly EnterpriseTab[]
  readonly topBar?: readonly TopBarPart[]
  readonly entrances?: readonly EntrancePage[]
  readonly words: { readonly zh: Catalogue; readonly en: Catalogue }
}
