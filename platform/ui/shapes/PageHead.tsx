import { useEffect, type ReactNode } from 'react'

type Props = { readonly title: string; readonly note?: ReactNode; readonly actions?: ReactNode; readonly back?: ReactNode }

/** The head of a page: its name, one sentence about how things stand, and what can be done. */
export function PageHead({ title, note, actions, back }: Props) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <header className="jw-head">
      <div>
        {back !== undefined && <div className="jw-back">{back}</div>}
        <h1>{title}</h1>
        {note !== undefined && <p className="jw-note">{note}</p>}
      </div>
      {actions !== undefined && <div className="jw-actions">{actions}</div>}
    </header>
  )
}
