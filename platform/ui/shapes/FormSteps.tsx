import Button from 'antd/es/button'
import { useRef, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

export type FormStep = {
  readonly id: string
  readonly title: string
  readonly render: () => ReactNode
  /** What is still wrong on this step, in the reader's words. */
  readonly problems: () => readonly string[]
}

type Props = { readonly steps: readonly FormStep[]; readonly finish: string; readonly busy?: boolean; readonly onFinish: () => void }

/** A form in steps: one thing a page; problems are listed on top and take the focus; nothing is lost on going back. */
export function FormSteps({ steps, finish, busy, onFinish }: Props) {
  const t = useText()
  const [at, setAt] = useState(0)
  const [problems, setProblems] = useState<readonly string[]>([])
  const summary = useRef<HTMLDivElement>(null)
  const step = steps[at]
  if (step === undefined) return null
  const last = at === steps.length - 1
  const onward = () => {
    const found = step.problems()
    setProblems(found)
    if (found.length > 0) requestAnimationFrame(() => summary.current?.focus())
    else if (last) onFinish()
    else setAt(at + 1)
  }
  return (
    <div className="jw-form">
      <p className="jw-muted">{t('ui.steps.of', { at: at + 1, total: steps.length })}</p>
      <h2>{step.title}</h2>
      {problems.length > 0 && (
        <div className="jw-strip jw-strip-bad" role="alert" tabIndex={-1} ref={summary}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {step.render()}
      <div className="jw-state-actions">
        <Button type="primary" loading={busy === true} onClick={onward}>
          {last ? finish : t('ui.steps.next')}
        </Button>
        {at > 0 && (
          <Button
            onClick={() => {
              setProblems([])
              setAt(at - 1)
            }}
          >
            {t('ui.steps.back')}
          </Button>
        )}
      </div>
    </div>
  )
}
