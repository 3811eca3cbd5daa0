import { PageLink, useAddressBar, writeSearch } from '../read/address-bar.tsx'

export type Tab = { readonly id: string; readonly title: string }

/** Tabs are addresses (`?tab=`): they can be sent to a colleague and the back button works. */
export function Tabs({ tabs, current, label }: { readonly tabs: readonly Tab[]; readonly current: string; readonly label: string }) {
  const { path, search } = useAddressBar()
  return (
    <nav className="jw-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <PageLink key={tab.id} to={`${path}${writeSearch({ ...search, tab: tab.id, page: undefined })}`} current={tab.id === current}>
          {tab.title}
        </PageLink>
      ))}
    </nav>
  )
}

/** The tab in the address bar, or the first. */
export function useTab(tabs: readonly Tab[]): string {
  const { search } = useAddressBar()
  return tabs.find((tab) => tab.id === search.tab)?.id ?? tabs[0]?.id ?? ''
}
