import { Loading, QuestionCard, Reading, useRead, useText, type Bilingual } from '@jingwei/ui'

type Promises = { readonly overdue: number; readonly offices: readonly { readonly office: string; readonly tasks: number }[]; readonly trend: readonly { readonly day: string; readonly tasks: number }[] }

/** Already in the reader's language. */
const same = (text: string): Bilingual => ({ zh: text, en: text })

/** What was promised and is late: how many, whose, and how it went over half a year. */
export default function PromisesPart() {
  const t = useText()
  const query = useRead<Promises>('tasks/promises')
  return (
    <Reading query={query} loading={<Loading lines={4} />}>
      {({ overdue, offices, trend }) => (
        <QuestionCard
          question={{
            ask: t('tasks.promises.ask'), value: overdue, unit: '件', period: same(trend.at(-1)?.day ?? ''), note: [same(t(overdue === 0 ? 'tasks.promises.clear' : 'tasks.promises.late'))],
            trend: trend.map(({ day, tasks }) => ({ period: same(day), value: tasks })), definition: same(t('tasks.promises.definition')), sources: [same(t('tasks.title'))],
            why: offices.slice(0, 5).map(({ office, tasks }) => same(t('tasks.promises.office', { office: office || t('tasks.promises.noOffice'), tasks }))),
            link: '/tasks?view=overdue&open=true', linkText: t('tasks.promises.list'), open: overdue > 0,
          }}
        />
      )}
    </Reading>
  )
}
