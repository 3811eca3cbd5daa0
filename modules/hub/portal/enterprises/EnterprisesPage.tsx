import { Empty, ListPage, mayAny, moment, PageLink, Quantity, StateMark, useAsOfParams, useFormat, useLabel, useRead, useSession, useText, type Column, type Filter } from '@jingwei/ui'
import type { EnterpriseRow, Facet, Facets } from '../answers.ts'

/** All enterprises of the region: filters over all of them, sorting by the server, export of what is filtered. */
export default function EnterprisesPage() {
  const t = useText()
  const { me } = useSession()
  const asOf = useAsOfParams()
  const facets = useRead<Facets>('hub/enterprises/facets', asOf)
  return (
    <ListPage
      title={t('hub.enterprises.title')}
      note={t('hub.enterprises.note')}
      id="enterprises"
      label={t('hub.enterprises.title')}
      path="hub/enterprises"
      fixed={asOf}
      rowKey={(row) => row.id}
      columns={useEnterpriseColumns()}
      filters={useEnterpriseFilters(facets.data)}
      exports={mayAny(me, ['hub.enterprise.export']) ? ['csv', 'xlsx'] : []}
      empty={
        <Empty
          title={t('hub.enterprises.none')}
          hint={t('hub.enterprises.noneHint')}
          actions={
            mayAny(me, ['hub.import.run']) && (
              <PageLink to="/imports" className="jw-button-link">
                {t('hub.imports.go')}
              </PageLink>
            )
          }
        />
      }
    />
  )
}

function useEnterpriseColumns(): readonly Column<EnterpriseRow>[] {
  const t = useText()
  const label = useLabel()
  return [
    {
      id: 'name',
      title: t('hub.col.name'),
      sort: 'name',
      render: (row) => (
        <>
          <PageLink to={`/enterprises/${row.id}`}>{row.name}</PageLink>
          {row.flagged && <span className="jw-flag">{t('hub.col.flagged')}</span>}
          {row.formerName ? <small>{t('hub.col.formerly', { name: row.formerName })}</small> : null}
        </>
      ),
    },
    { id: 'code', title: t('hub.col.code'), render: (row) => (row.creditCode ? <code>{row.creditCode}</code> : <span className="jw-none">{t('hub.col.noCode')}</span>) },
    { id: 'town', title: t('hub.col.town'), render: (row) => row.town || '–' },
    { id: 'industry', title: t('hub.col.industry'), render: (row) => label(row.industryName) || row.industry || '–' },
    { id: 'status', title: t('hub.col.status'), render: (row) => (row.status ? <StateMark tone={/存续|在业|开业|正常/.test(row.status) ? 'good' : 'plain'}>{row.status}</StateMark> : '–') },
    { id: 'revenue', title: t('hub.col.revenue'), align: 'end', sort: 'revenue', render: (row) => <Quantity value={row.revenueWan} unit="万元" firm bare /> },
    { id: 'staff', title: t('hub.col.staff'), align: 'end', sort: 'staff', render: (row) => <Quantity value={row.staff} unit="人" bare /> },
    { id: 'land', title: t('hub.col.land'), align: 'end', sort: 'land', render: (row) => <Quantity value={row.landMu} unit="亩" bare /> },
    { id: 'address', title: t('hub.col.address'), optional: true, wrap: true, render: (row) => row.address },
    { id: 'sources', title: t('hub.col.sources'), align: 'end', optional: true, render: (row) => row.sources },
    { id: 'updated', title: t('hub.col.updated'), sort: 'updatedAt', optional: true, render: (row) => moment(row.updatedAt) },
  ]
}

function useEnterpriseFilters(facets: Facets | undefined): readonly Filter[] {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const options = (list: readonly Facet[] | undefined) =>
    (list ?? []).map((facet) => ({ value: facet.value, label: `${facet.zh === undefined ? facet.value : label({ zh: facet.zh, en: facet.en ?? facet.zh })} (${format.count(facet.count)})` }))
  const flagged = [{ value: 'true', label: t('hub.col.flagged') }]
  const yesNo = [
    { value: 'true', label: t('hub.filter.withCode') },
    { value: 'false', label: t('hub.filter.withoutCode') },
  ]
  return [
    { id: 'q', label: t('hub.filter.q'), kind: 'text' },
    { id: 'town', label: t('hub.col.town'), kind: 'choice', options: options(facets?.towns) },
    { id: 'industry', label: t('hub.col.industry'), kind: 'choice', options: options(facets?.industries) },
    { id: 'status', label: t('hub.col.status'), kind: 'choice', options: options(facets?.statuses), more: true },
    { id: 'withCode', label: t('hub.col.code'), kind: 'choice', options: yesNo, more: true },
    { id: 'flagged', label: t('hub.filter.flagged'), kind: 'choice', options: flagged, more: true },
    { id: 'revenueMin', label: t('hub.filter.revenueMin'), kind: 'number', more: true },
    { id: 'revenueMax', label: t('hub.filter.revenueMax'), kind: 'number', more: true },
    { id: 'staffMin', label: t('hub.filter.staffMin'), kind: 'number', more: true },
    { id: 'landMin', label: t('hub.filter.landMin'), kind: 'number', more: true },
  ]
}
