import type { ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

/** The reason behind a figure, in one sentence. */
export function Why({ children }: { readonly children: ReactNode }) {
  const t = useText()
  return (
    <section className="jw-why">
      <h3>{t('ui.card.why')}</h3>
      <p>{children}</p>
    </section>
  )
}
