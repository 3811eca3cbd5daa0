import { Loading, PageHead, StatePanel, useSession, useText } from '@jingwei/ui'
import { lazy, Suspense, type ComponentType } from 'react'
import { homes } from './modules.ts'

const parts = homes.map((part) => ({ ...part, Part: lazy(part.load) as ComponentType }))

/** One door; what stands behind it depends on who you are. Questions stand first, in one grid, whichever module answers them. */
export function Home() {
  const t = useText()
  const { me } = useSession()
  const mine = parts.filter((part) => part.for.includes(me.home))
  const questions = mine.filter((part) => part.question === true)
  return (
    <>
      <PageHead title={t(`portal.home.${me.home}`)} note={t(`portal.homeNote.${me.home}`)} />
      {mine.length === 0 && <StatePanel title={t('portal.homeEmpty')}>{t('portal.homeEmptyHint')}</StatePanel>}
      <div className="jw-stack">
        {questions.length > 0 && (
          <div className="jw-questions">
            {questions.map(({ Part }, index) => (
              <Suspense key={index} fallback={<Loading lines={4} />}>
                <Part />
              </Suspense>
            ))}
          </div>
        )}
        {mine
          .filter((part) => part.question !== true)
          .map(({ Part }, index) => (
            <Suspense key={index} fallback={<Loading lines={4} />}>
              <Part />
            </Suspense>
          ))}
      </div>
    </>
  )
}
