import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'
import { moment } from '../format/moment.ts'
import type { Problem } from '../read/problem.ts'

type StateProps = { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode; readonly tone?: 'plain' | 'bad' | 'warn' | 'good' }

/** A designed state instead of a blank page: what is the case, why, and what to do now. */
export function StatePanel({ title, children, actions, tone = 'plain' }: StateProps) {
  return (
    <section className={`jw-state jw-state-${tone}`}>
      <h2>{title}</h2>
      {children !== undefined && <div className="jw-state-text">{children}</div>}
      {actions !== undefined && <div className="jw-state-actions">{actions}</div>}
    </section>
  )
}

export function Empty({ title, hint, actions }: { readonly title?: string; readonly hint?: string; readonly actions?: ReactNode }) {
  const t = useText()
  return (
    <StatePanel title={title ?? t('ui.empty.title')} actions={actions}>
      {hint ?? t('ui.empty.hint')}
    </StatePanel>
  )
}

/** Grey lines where the content will stand, so that nothing jumps when it comes. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const t = useText()
  return (
    <div className="jw-loading" role="status" aria-live="polite">
      <span className="jw-hidden">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="jw-bone" style={{ width: `${92 - ((index * 17) % 45)}%` }} />
      ))}
    </div>
  )
}

export function Forbidden({ detail }: { readonly detail?: string }) {
  const t = useText()
  return (
    <StatePanel tone="warn" title={t('ui.forbidden.title')} actions={<BackHome />}>
      {detail ? detail : t('ui.forbidden.hint')}
    </StatePanel>
  )
}

export function Missing({ detail }: { readonly detail?: string }) {
  const t = useText()
  return (
    <StatePanel title={t('ui.missing.title')} actions={<BackHome />}>
      {detail ? detail : t('ui.missing.hint')}
    </StatePanel>
  )
}

/** What went wrong, the number to quote to the operator, and a way to try again. */
export function Failed({ problem, retry }: { readonly problem: Problem; readonly retry?: () => void }) {
  const t = useText()
  const unreachable = problem.status === 0
  return (
    <StatePanel tone="bad" title={t(unreachable ? 'ui.failed.unreachable' : 'ui.failed.title')} actions={retry && <Button onClick={retry}>{t('ui.retry')}</Button>}>
      <p>{problem.detail || t(unreachable ? 'ui.failed.unreachableHint' : 'ui.failed.hint')}</p>
      {problem.traceId !== '' && (
        <p className="jw-muted">
          {t('ui.failed.trace')} <code>{problem.traceId}</code>
        </p>
      )}
    </StatePanel>
  )
}

/** What is shown was read earlier; reading again failed. */
export function Stale({ since, retry }: { readonly since: number; readonly retry: () => void }) {
  const t = useText()
  return (
    <div className="jw-strip jw-strip-warn" role="status">
      <span>{t('ui.stale', { at: moment(new Date(since).toISOString(), true) })}</span>
      <button type="button" className="jw-plain" onClick={retry}>
        {t('ui.retry')}
      </button>
    </div>
  )
}

/** Part of the page could not be read; the rest stands. */
export function Partial({ children, retry }: { readonly children: ReactNode; readonly retry?: () => void }) {
  const t = useText()
  return (
    <div className="jw-strip jw-strip-warn" role="status">
      <span>{children}</span>
      {retry && (
        <button type="button" className="jw-plain" onClick={retry}>
          {t('ui.retry')}
        </button>
      )}
    </div>
  )
}

/** The end of a piece of work: what was done and where it goes on. */
export function Result({ title, children, actions, bad }: { readonly title: string; readonly children?: ReactNode; readonly actions?: ReactNode; readonly bad?: boolean }) {
  return (
    <StatePanel tone={bad === true ? 'bad' : 'good'} title={title} actions={actions}>
      {children}
    </StatePanel>
  )
}

function BackHome() {
  const t = useText()
  return (
    <a className="jw-button-link" href="#/">
      {t('ui.backHome')}
    </a>
  )
}
