import { Reading, useAddressBar, useRead } from '@jingwei/ui'
import type { TaskDetail } from '../answers.ts'
import { TaskView } from './TaskView.tsx'

/** A request as the firm that has it sees it. */
export default function RequestPage() {
  const { params } = useAddressBar()
  const api = `tasks/my/requests/${params.id ?? ''}`
  const query = useRead<TaskDetail>(api)
  return <Reading query={query}>{(task) => <TaskView task={task} base="/requests" api={api} />}</Reading>
}
