import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import type { Bilingual, Locale } from './locale.ts'

/** Message id -> ICU text of one language. */
export type Catalogue = Readonly<Record<string, string>>
export type TextValues = Readonly<Record<string, string | number>>

type Language = { readonly locale: Locale; readonly change: (locale: Locale) => void }
const LanguageContext = createContext<Language>({ locale: 'zh-CN', change: () => undefined })

type Props = Language & { readonly catalogue: Catalogue; readonly children: ReactNode }

/** Everything below speaks `locale` with the words of `catalogue`. */
export function TextProvider({ locale, change, catalogue, children }: Props) {
  const language = useMemo(() => ({ locale, change }), [locale, change])
  return (
    <LanguageContext value={language}>
      <IntlProvider locale={locale} messages={catalogue as Record<string, string>} onError={() => undefined}>
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}

export const useLanguage = (): Language => useContext(LanguageContext)

/** `t('hub.batches.title')`: the words of the page in the language of the reader. */
export function useText(): (id: string, values?: TextValues) => string {
  const intl = useIntl()
  return (id, values) => intl.formatMessage({ id }, values)
}

/** Picks the reader's language from a label of the server. */
export function useLabel(): (label: Bilingual | undefined) => string {
  const { locale } = useLanguage()
  return (label) => (label === undefined ? '' : locale === 'en' ? label.en || label.zh : label.zh || label.en)
}
