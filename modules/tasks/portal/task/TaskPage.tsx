import { mayAny, PageLink, Reading, useAddressBar, useRead, useSession, useText } from '@jingwei/ui'
import type { TaskDetail } from '../answers.ts'
import { Invite } from './Invite.tsx'
import { TaskView } from './TaskView.tsx'

/** A task as the offices see it. */
export default function TaskPage() {
  const t = useText()
  const { params } = useAddressBar()
  const { me } = useSession()
  const query = useRead<TaskDetail>(`tasks/${params.id ?? ''}`)
  return (
    <Reading query={query}>
      {(task) => (
        <TaskView
          task={task}
          base="/tasks"
          api={`tasks/${task.id}`}
          extra={
            <>
              <Invite task={task} />
              {task.state !== 'closed' && mayAny(me, ['tasks.raise']) && (
                <PageLink to={`/tasks/new?parent=${task.id}&of=${encodeURIComponent(task.title)}`} className="jw-button-link">
                  {t('tasks.addPart')}
                </PageLink>
              )}
            </>
          }
        />
      )}
    </Reading>
  )
}
