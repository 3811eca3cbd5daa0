import { address, DataTable, Empty, PageHead, PageLink, Pager, Reading, useAddressBar, useLabel, useRead, useText, type Column } from '@jingwei/ui'
import type { GrantRows, RequestDetail } from '../answers.ts'

type Row = GrantRows['rows'][number]

/** The data a grant opens: a page of enterprises at a time, or a file with its number; each reading is recorded. */
export default function DataPage() {
  const t = useText()
  const label = useLabel()
  const { params, search } = useAddressBar()
  const id = params.id ?? ''
  const request = useRead<RequestDetail>(`sharing/requests/${id}`)
  const table = request.data?.manners.includes('table') === true
  const query = useRead<GrantRows>(`sharing/grants/${id}/rows`, { page: search.page, pageSize: search.pageSize ?? 50 }, { keep: true, enabled: table })
  const columns = (rows: GrantRows): Column<Row>[] => [
    {
      id: 'name', title: t('sharing.data.name'), wrap: true,
      render: (row) => (
        <>
          {row.name}
          <small>{row.creditCode}</small>
        </>
      ),
    },
    ...(rows.rows.some((row) => row.period !== '') ? [{ id: 'period', title: t('sharing.data.period'), render: (row: Row) => row.period || '–' }] : []),
    ...rows.items.map((item, index): Column<Row> => ({ id: item.id, title: item.unit === undefined ? label(item) : `${label(item)} (${item.unit})`, ...(item.unit === undefined ? {} : { align: 'end' as const }), render: (row) => row.cells[index] || '–' })),
  ]
  return (
    <Reading query={request}>
      {(grant) => (
        <>
          <PageHead
            title={grant.scenario}
            back={<PageLink to={`/sharing/${id}`}>{t('sharing.data.back', { number: grant.number })}</PageLink>}
            note={t('sharing.data.note', { grant: grant.grantNo ?? '', day: grant.endsOn, purpose: grant.purposeText })}
            actions={
              grant.mayUse &&
              grant.manners.includes('file') && (
                <>
                  {(['csv', 'xlsx'] as const).map((format) => (
                    <a key={format} className="jw-button-link" href={address(`sharing/grants/${id}/file`, { format })} download>
                      {t('sharing.data.file', { format: format.toUpperCase() })}
                    </a>
                  ))}
                </>
              )
            }
          />
          {table ? (
            <Reading query={query} empty={{ when: (page) => page.total === 0, show: <Empty title={t('sharing.data.none')} /> }}>
              {(page) => (
                <>
                  <DataTable label={t('sharing.data.title')} rows={page.rows} rowKey={(row) => `${row.creditCode}${row.name}${row.period}`} columns={columns(page)} busy={query.isPlaceholderData} />
                  <Pager total={page.total} page={page.page} pageSize={page.pageSize} />
                </>
              )}
            </Reading>
          ) : (
            <Empty title={t('sharing.data.noTable')} hint={grant.manners.includes('api') ? t('sharing.data.api', { path: `/api/sharing/grants/${id}/rows` }) : undefined} />
          )}
        </>
      )}
    </Reading>
  )
}
