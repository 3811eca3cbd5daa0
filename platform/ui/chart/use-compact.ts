import { useMemo } from 'react'
import { useLanguage } from '../i18n/text.tsx'

/** Axis numbers: 万/亿 in Chinese, k/M/B in English. */
export function useCompact(): (value: number) => string {
  const { locale } = useLanguage()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale === 'en' ? 'en-US' : 'zh-CN', { notation: 'compact', maximumFractionDigits: 1 })
    return (value: number) => format.format(value)
  }, [locale])
}
