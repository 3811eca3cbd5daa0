import { DataTable, Empty, PageLink, Panel, Quantity, Reading, useLabel, useRead, useText, type Page } from '@jingwei/ui'
import type { EnterpriseRow } from '../answers.ts'

/** The largest enterprises of a town officer's own town; the server shows him no others. */
export default function TownFirmsPart() {
  const t = useText()
  const label = useLabel()
  const query = useRead<Page<EnterpriseRow>>('hub/enterprises', { sort: '-revenue', pageSize: 12 })
  return (
    <Panel title={t('hub.town.firms')} extra={<PageLink to="/enterprises?sort=-revenue">{t('hub.town.all')}</PageLink>}>
      <Reading query={query} empty={{ when: (page) => page.total === 0, show: <Empty title={t('hub.enterprises.none')} hint={t('hub.enterprises.noneHint')} /> }}>
        {(page) => (
          <DataTable
            stack
            label={t('hub.town.firms')}
            rows={page.items}
            rowKey={(row) => row.id}
            columns={[
              { id: 'name', title: t('hub.col.name'), render: (row) => <PageLink to={`/enterprises/${row.id}`}>{row.name}</PageLink> },
              { id: 'industry', title: t('hub.col.industry'), render: (row) => label(row.industryName) || '–' },
              { id: 'revenue', title: t('hub.col.revenue'), align: 'end', render: (row) => <Quantity value={row.revenueWan} unit="万元" firm bare /> },
              { id: 'staff', title: t('hub.col.staff'), align: 'end', render: (row) => <Quantity value={row.staff} unit="人" bare /> },
              { id: 'land', title: t('hub.col.land'), align: 'end', render: (row) => <Quantity value={row.landMu} unit="亩" bare /> },
            ]}
          />
        )}
      </Reading>
    </Panel>
  )
}
