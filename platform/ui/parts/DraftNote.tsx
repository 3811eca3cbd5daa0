import { moment } from '../format/moment.ts'
import { useText } from '../i18n/text.tsx'
import type { DraftState } from '../read/use-draft.ts'

/** When the draft was kept, that it was put back, and the way to throw it away. Takes its place before there is one, so that nothing jumps. */
export function DraftNote({ draft }: { readonly draft: DraftState }) {
  const t = useText()
  return (
    <p className="jw-draft jw-muted" role="status">
      {draft.failed && <span className="jw-down">{t('ui.draft.failed')}</span>}
      {!draft.failed && draft.savedAt !== undefined && <span>{t(draft.restored ? 'ui.draft.restored' : 'ui.draft.saved', { at: moment(draft.savedAt).slice(-5) })}</span>}
      {draft.savedAt !== undefined && (
        <button type="button" className="jw-plain" onClick={draft.discard}>
          {t('ui.draft.discard')}
        </button>
      )}
    </p>
  )
}
