import { useText } from '@jingwei/ui'
import type { TaskDetail } from '../answers.ts'

type Props = { readonly task: TaskDetail; readonly code: string; readonly link: string; readonly until: string }

/** What the firm is handed on paper: which request, where to look, and the code in letters nobody mistakes. */
export function InviteSlip({ task, code, link, until }: Props) {
  const t = useText()
  return (
    <section className="jw-slip" aria-label={t('tasks.invite.slip')}>
      <h2>{t('tasks.invite.slip')}</h2>
      <p>{t('tasks.invite.dear', { firm: task.enterpriseName ?? '' })}</p>
      <p>{t('tasks.invite.say', { number: task.number, title: task.title, office: task.leadOffice?.name ?? '', until })}</p>
      <p>{t('tasks.invite.how')}</p>
      <dl>
        <dt>{t('tasks.invite.address')}</dt>
        <dd>{link.split('?')[0]}</dd>
        <dt>{t('tasks.invite.code')}</dt>
        <dd className="jw-once">{code}</dd>
      </dl>
    </section>
  )
}
