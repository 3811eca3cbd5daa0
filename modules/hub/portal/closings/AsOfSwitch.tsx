import { Choice, useAsOf, useLabel, useRead, useText } from '@jingwei/ui'
import type { Closings } from './answers.ts'

/** 今日所知 or 封版: which figures every page shows. Nothing to choose before the first closing. */
export default function AsOfSwitch() {
  const t = useText()
  const label = useLabel()
  const { closing, choose } = useAsOf()
  const query = useRead<Closings>('hub/closings', {}, { keep: true, every: 15_000 })
  const closed = (query.data?.items ?? []).filter((each) => each.state.id === 'closed')
  if (closed.length === 0 && closing === undefined) return null
  const known = closing === undefined || closed.some((each) => each.code === closing.code) ? closed : [closing, ...closed]
  return (
    <Choice
      label={t('hub.asOf.label')}
      value={closing?.code ?? ''}
      options={[{ value: '', label: t('hub.asOf.today') }, ...known.map((each) => ({ value: each.code, label: label(each) }))]}
      onChange={(code) => {
        const chosen = known.find((each) => each.code === code)
        choose(chosen && { code: chosen.code, zh: chosen.zh, en: chosen.en })
      }}
    />
  )
}
