import { useLanguage } from '../i18n/text.tsx'
import { duration, periodText } from './moment.ts'
import { showQuantity, type ShownQuantity } from './quantity.ts'

/** Formatting in the reader's language. */
export function useFormat() {
  const { locale } = useLanguage()
  return {
    count: (value: number): string => value.toLocaleString('en-US'),
    quantity: (value: string, unit: string, firm?: boolean): ShownQuantity => showQuantity(value, unit, locale, firm),
    period: (period: string | undefined): string => periodText(period, locale),
    duration: (from: string | undefined, to: string | undefined): string => duration(from, to, locale),
  }
}
