import { StyleProvider } from '@ant-design/cssinjs'
import { createQueryClient, rememberedLocale, rememberLocale, TextProvider, theme, type Catalogue, type Locale } from '@jingwei/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import ConfigProvider from 'antd/es/config-provider'
import { useCallback, useEffect, useState } from 'react'
import { Entrance } from './Entrance.tsx'
import { loadWords } from './words.ts'

const client = createQueryClient()
/** antd's styles are in a static file; what it still writes at run time goes to an element nobody sees. */
const nowhere = document.createElement('div')
const styles = { ...theme, zeroRuntime: true }
/** Dialogs stand in the portal's own element: over the body they would lock its scrolling by a style the content policy refuses. */
const overlays = (): HTMLElement => document.querySelector<HTMLElement>('#portal') ?? document.body

export function Portal() {
  const [locale, setLocale] = useState<Locale>(rememberedLocale)
  const [words, setWords] = useState<{ readonly locale: Locale; readonly catalogue: Catalogue }>()
  useEffect(() => {
    let gone = false
    void loadWords(locale).then((catalogue) => !gone && setWords({ locale, catalogue }))
    return () => void (gone = true)
  }, [locale])
  useEffect(() => {
    document.documentElement.lang = words?.locale ?? locale
  }, [words, locale])
  const change = useCallback((next: Locale) => {
    rememberLocale(next)
    setLocale(next)
  }, [])
  if (words === undefined) return null
  return (
    <StyleProvider container={nowhere}>
      <ConfigProvider theme={styles} getPopupContainer={overlays} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={client}>
          <TextProvider locale={words.locale} change={change} catalogue={words.catalogue}>
            <Entrance />
          </TextProvider>
        </QueryClientProvider>
      </ConfigProvider>
    </StyleProvider>
  )
}
