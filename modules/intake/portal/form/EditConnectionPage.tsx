import { PageHead, PageLink, Reading, useAddressBar, useRead, useText } from '@jingwei/ui'
import type { Detail, Setup } from '../answers.ts'
import { ConnectionForm } from './ConnectionForm.tsx'

/** Changing a connection, in the version that is shown. */
export default function EditConnectionPage() {
  const t = useText()
  const { params } = useAddressBar()
  const setup = useRead<Setup>('intake/setup')
  const one = useRead<Detail>(`intake/${params.id ?? ''}`)
  return (
    <>
      <PageHead title={t('intake.edit')} back={<PageLink to={`/intake/${params.id ?? ''}`}>{one.data?.name ?? t('intake.title')}</PageLink>} />
      <Reading query={setup}>{(known) => <Reading query={one}>{(of) => <ConnectionForm key={`${of.id}${of.version}`} setup={known} of={of} />}</Reading>}</Reading>
    </>
  )
}
