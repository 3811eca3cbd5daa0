import { PageHead, PageLink, Reading, useAddressBar, useRead, useSession, useText } from '@jingwei/ui'
import type { Catalogue, RequestDetail } from '../answers.ts'
import { formOf, newForm } from './form-state.ts'
import { RequestForm } from './RequestForm.tsx'

/** A new application, or (`?of=`) one that is changed and sent again. */
export default function NewRequestPage() {
  const t = useText()
  const { go, search } = useAddressBar()
  const { me } = useSession()
  const town = me.home === 'town' ? (me.organisation?.town ?? me.organisation?.name) : undefined
  const catalogue = useRead<Catalogue>('sharing/catalogue')
  const old = useRead<RequestDetail>(`sharing/requests/${search.of ?? ''}`, {}, { enabled: search.of !== undefined })
  const done = (ids: readonly string[]) => go(ids.length === 1 ? `/sharing/${ids[0]}` : '/sharing?view=mine')
  return (
    <>
      <PageHead title={t(search.of === undefined ? 'sharing.new.title' : 'sharing.step.edit')} back={<PageLink to="/sharing">{t('sharing.title')}</PageLink>} note={old.data?.missing === undefined ? t('sharing.new.note') : t('sharing.missing', { text: old.data.missing })} />
      <Reading query={catalogue}>
        {(known) => (search.of === undefined ? <RequestForm first={newForm(town)} catalogue={known} town={town} done={done} /> : <Reading query={old}>{(request) => <RequestForm key={request.id} first={formOf(request)} catalogue={known} town={town} request={request} done={done} />}</Reading>)}
      </Reading>
    </>
  )
}
