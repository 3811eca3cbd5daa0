import { DetailPage, Loading, mayAny, PageLink, Reading, useAddressBar, useEnterpriseTabs, useSession, useText, type EnterpriseTab } from '@jingwei/ui'
import { lazy, Suspense, useMemo } from 'react'
import { EnterpriseNote } from './EnterpriseNote.tsx'
import { useEnterprise } from './enterprise-path.ts'

/** 一企一档: one page per enterprise, its tabs brought by the modules. */
export default function EnterprisePage() {
  const { params } = useAddressBar()
  return <EnterpriseRecord enterpriseId={params.id} />
}

/** The record of one enterprise; without an id, the one the signed-in person belongs to. */
export function EnterpriseRecord({ enterpriseId }: { readonly enterpriseId: string | undefined }) {
  const t = useText()
  const query = useEnterprise(enterpriseId)
  const tabs = useMyTabs()
  return (
    <Reading query={query} loading={<Loading lines={10} />}>
      {(enterprise) => (
        <DetailPage
          title={enterprise.name}
          back={enterpriseId === undefined ? undefined : <PageLink to="/enterprises">{t('hub.enterprises.title')}</PageLink>}
          note={<EnterpriseNote enterprise={enterprise} />}
          tabs={tabs.map(({ id, title, Tab }) => ({
            id,
            title: t(title),
            render: () => (
              <Suspense key={id} fallback={<Loading />}>
                <Tab enterpriseId={enterpriseId} />
              </Suspense>
            ),
          }))}
        />
      )}
    </Reading>
  )
}

function useMyTabs() {
  const { me } = useSession()
  const all = useEnterpriseTabs()
  return useMemo(() => all.filter((tab) => mayAny(me, tab.permissions)).map((tab: EnterpriseTab) => ({ ...tab, Tab: lazy(tab.load) })), [all, me])
}
