import { useId, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

type Tool = readonly [string, (() => void) | undefined]
type Props = { readonly title: string; readonly foot: string; readonly tools: readonly Tool[]; readonly children: ReactNode }

/** The frame a chart and a map share: finding on top, tools beside it, unit and source below. */
export function Figure({ title, foot, tools, children }: Props) {
  const t = useText()
  const id = useId()
  return (
    <figure className="jw-figure" aria-labelledby={id}>
      <div className="jw-figure-head">
        <p className="jw-figure-title" id={id}>
          {title}
        </p>
        <div className="jw-figure-tools" role="group" aria-label={t('ui.chart.tools')}>
          {tools.map(([name, act]) =>
            act === undefined ? null : (
              <button key={name} type="button" className="jw-plain" onClick={act}>
                {name}
              </button>
            ),
          )}
        </div>
      </div>
      {children}
      <figcaption className="jw-figure-foot">{foot}</figcaption>
    </figure>
  )
}
