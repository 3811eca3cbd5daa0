import { Empty, ListPage, PageLink, useText } from '@jingwei/ui'
import { STATES } from '../answers.ts'
import { useTaskColumns } from './use-task-columns.tsx'

/** A firm's own requests and how they stand. */
export default function RequestsPage() {
  const t = useText()
  const raise = (
    <PageLink to="/requests/new" className="jw-button-link jw-button-main">
      {t('tasks.requests.new')}
    </PageLink>
  )
  return (
    <ListPage
      title={t('tasks.requests.title')}
      note={t('tasks.requests.note')}
      actions={raise}
      id="requests"
      label={t('tasks.requests.title')}
      path="tasks/my/requests"
      rowKey={(task) => task.id}
      columns={useTaskColumns('/requests')}
      filters={[{ id: 'state', label: t('tasks.col.state'), kind: 'choice', options: STATES.map((value) => ({ value, label: t(`tasks.state.${value}`) })) }]}
      empty={<Empty title={t('tasks.requests.none')} hint={t('tasks.requests.noneHint')} actions={raise} />}
    />
  )
}
