import { useId, type ReactNode } from 'react'

type Props = { readonly title: string; readonly extra?: ReactNode; readonly children: ReactNode; readonly wide?: boolean }

/** A titled part of a board or a detail page. */
export function Panel({ title, extra, children, wide }: Props) {
  const id = useId()
  return (
    <section className={`jw-panel${wide === true ? ' jw-wide' : ''}`} aria-labelledby={id}>
      <div className="jw-panel-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  )
}
