import type { useText } from '@jingwei/ui'
import type { Rows } from './answers.ts'

/** The enterprises a request is about, in words. */
export function rowsText(t: ReturnType<typeof useText>, rows: Rows): string {
  switch (rows.kind) {
    case 'all': return t('sharing.rows.all')
    case 'towns': return rows.towns.join(t('sharing.and'))
    case 'section': return t(`sharing.section.${rows.section}`)
    case 'codes': return `${t('sharing.rows.count', { count: rows.codes.length })} ${rows.codes.slice(0, 5).join(t('sharing.and'))}${rows.codes.length > 5 ? '…' : ''}`
  }
}
