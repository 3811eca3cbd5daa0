import { Choice } from '../parts/Choice.tsx'
import { useFormat } from '../format/use-format.ts'
import { useText } from '../i18n/text.tsx'
import { useAddressBar } from '../read/address-bar.tsx'

const SIZES = ['20', '50', '100', '200']

/** Where one stands in a long list; page and size live in the address bar. */
export function Pager({ total, page, pageSize }: { readonly total: number; readonly page: number; readonly pageSize: number }) {
  const t = useText()
  const format = useFormat()
  const { change } = useAddressBar()
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const to = (next: number) => change({ page: next <= 1 ? undefined : String(next) })
  return (
    <nav className="jw-pager" aria-label={t('ui.pager.label')}>
      <span className="jw-muted">{t('ui.pager.range', { from: format.count(total === 0 ? 0 : (page - 1) * pageSize + 1), to: format.count(Math.min(total, page * pageSize)), total: format.count(total) })}</span>
      <button type="button" className="jw-plain" disabled={page <= 1} onClick={() => to(page - 1)}>
        {t('ui.pager.previous')}
      </button>
      <span>
        {page} / {format.count(pages)}
      </span>
      <button type="button" className="jw-plain" disabled={page >= pages} onClick={() => to(page + 1)}>
        {t('ui.pager.next')}
      </button>
      <Choice label={t('ui.pager.size')} value={String(pageSize)} options={SIZES.map((size) => ({ value: size, label: t('ui.pager.perPage', { size }) }))} onChange={(size) => change({ pageSize: size, page: undefined })} />
    </nav>
  )
}
