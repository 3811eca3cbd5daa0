import { Empty, ListPage, PageLink, Quantity, useAddressBar, useText } from '@jingwei/ui'

type Row = { readonly id: string; readonly name: string; readonly address: string; readonly landMu?: string; readonly revenueWan?: string }

/** Makers of a town that hold land and did not declare: whom to remind. */
export default function UndeclaredPage() {
  const t = useText()
  const { search } = useAddressBar()
  return (
    <ListPage<Row>
      title={t('hub.undeclared.title')}
      note={t('hub.undeclared.note')}
      id="undeclared"
      label={t('hub.undeclared.title')}
      path="hub/undeclared"
      fixed={{ town: search.town }}
      stack
      rowKey={(row) => row.id}
      filters={[]}
      columns={[
        { id: 'name', title: t('hub.col.name'), wrap: true, render: (row) => <PageLink to={`/enterprises/${row.id}`}>{row.name}</PageLink> },
        { id: 'land', title: t('hub.col.land'), align: 'end', render: (row) => <Quantity value={row.landMu} unit="亩" bare /> },
        { id: 'revenue', title: t('hub.col.revenue'), align: 'end', render: (row) => <Quantity value={row.revenueWan} unit="万元" firm bare /> },
        { id: 'address', title: t('hub.col.address'), wrap: true, render: (row) => row.address },
      ]}
      empty={<Empty title={t('hub.undeclared.none')} hint={t('hub.undeclared.noneHint')} />}
    />
  )
}
