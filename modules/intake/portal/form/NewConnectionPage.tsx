import { PageHead, PageLink, Reading, useRead, useText } from '@jingwei/ui'
import type { Setup } from '../answers.ts'
import { ConnectionForm } from './ConnectionForm.tsx'

/** A new connection. */
export default function NewConnectionPage() {
  const t = useText()
  const query = useRead<Setup>('intake/setup')
  return (
    <>
      <PageHead title={t('intake.new')} back={<PageLink to="/intake">{t('intake.title')}</PageLink>} note={t('intake.newNote')} />
      <Reading query={query}>{(setup) => <ConnectionForm setup={setup} />}</Reading>
    </>
  )
}
