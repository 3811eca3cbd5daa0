import { DataTable, Empty, PageLink, Panel, Reading, useRead, useText, type Page } from '@jingwei/ui'
import type { TaskRow } from '../answers.ts'
import { useTaskColumns } from '../list/use-task-columns.tsx'

/** A firm's own requests on its home: how the last ones stand, and the way to a new one. */
export default function MyRequestsPart() {
  const t = useText()
  const columns = useTaskColumns('/requests')
  const query = useRead<Page<TaskRow>>('tasks/my/requests', { pageSize: 5 })
  const raise = (
    <PageLink to="/requests/new" className="jw-button-link jw-button-main">
      {t('tasks.requests.new')}
    </PageLink>
  )
  return (
    <Panel title={t('tasks.requests.title')} extra={<PageLink to="/requests">{t('tasks.requests.all')}</PageLink>}>
      <Reading query={query} empty={{ when: (page) => page.total === 0, show: <Empty title={t('tasks.requests.none')} hint={t('tasks.requests.noneHint')} actions={raise} /> }}>
        {(page) => (
          <>
            <DataTable stack label={t('tasks.requests.title')} rows={page.items} rowKey={(task) => task.id} columns={columns} />
            <p className="jw-state-actions">{raise}</p>
          </>
        )}
      </Reading>
    </Panel>
  )
}
