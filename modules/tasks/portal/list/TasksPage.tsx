import { Empty, ListPage, mayAny, PageLink, useSession, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import { KINDS, SOURCES, STATES } from '../answers.ts'
import { HandOver } from './HandOver.tsx'
import { useTaskColumns } from './use-task-columns.tsx'

/** Every task the reader may see; what is owed soonest stands first. */
export default function TasksPage() {
  const t = useText()
  const { me } = useSession()
  const [handing, setHanding] = useState(false)
  const raise = mayAny(me, ['tasks.raise']) && (
    <PageLink to="/tasks/new" className="jw-button-link jw-button-main">
      {t('tasks.new.title')}
    </PageLink>
  )
  return (
    <>
      <ListPage
        title={t('tasks.title')}
        note={t('tasks.note')}
        actions={
          <>
            {mayAny(me, ['tasks.handover']) && <Button onClick={() => setHanding(true)}>{t('tasks.handover.go')}</Button>}
            {raise}
          </>
        }
        id="tasks"
        label={t('tasks.title')}
        path="tasks"
        rowKey={(task) => task.id}
        columns={useTaskColumns('/tasks')}
        exports={mayAny(me, ['tasks.export']) ? ['csv', 'xlsx'] : []}
        filters={[
          { id: 'view', label: t('tasks.filter.view'), kind: 'choice', options: ['mine', 'office', 'overdue'].map((value) => ({ value, label: t(`tasks.view.${value}`) })) },
          { id: 'q', label: t('tasks.filter.q'), kind: 'text' },
          { id: 'kind', label: t('tasks.col.kind'), kind: 'choice', options: KINDS.map((value) => ({ value, label: t(`tasks.kind.${value}`) })) },
          { id: 'state', label: t('tasks.col.state'), kind: 'choice', options: STATES.map((value) => ({ value, label: t(`tasks.state.${value}`) })) },
          { id: 'open', label: t('tasks.filter.open'), kind: 'choice', options: [{ value: 'true', label: t('tasks.filter.openOnly') }], more: true },
          { id: 'source', label: t('tasks.col.source'), kind: 'choice', options: SOURCES.map((value) => ({ value, label: t(`tasks.source.${value}`) })), more: true },
        ]}
        empty={<Empty title={t('tasks.none')} hint={t('tasks.noneHint')} actions={raise} />}
      />
      <HandOver open={handing} close={() => setHanding(false)} />
    </>
  )
}
