import { Facts, List, mayAny, moment, PageHead, PageLink, Panel, post, problemOf, Reading, StateMark, useAddressBar, useLabel, useRead, useReadAgain, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import type { Detail } from '../answers.ts'
import { toneOf } from '../tones.ts'
import { useScheduleWords } from '../use-schedule-words.ts'
import { useRunColumns } from './use-run-columns.tsx'

/** One connection: how it stands, where it reads, what its runs came to. */
export default function ConnectionPage() {
  const { params } = useAddressBar()
  const query = useRead<Detail>(`intake/${params.id ?? ''}`, {}, { every: 3000, keep: true })
  return <Reading query={query}>{(connection) => <Shown connection={connection} />}</Reading>
}

function Shown({ connection }: { readonly connection: Detail }) {
  const t = useText()
  const label = useLabel()
  const schedule = useScheduleWords()
  const { me } = useSession()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const columns = useRunColumns(connection)
  const mayRun = mayAny(me, ['intake.run'])
  const { source, target } = connection
  const act = async (path: string, body: object, done: string) => {
    try {
      await post(`intake/${connection.id}/${path}`, body)
      void message.success(t(done))
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      await readAgain('intake')
    }
  }
  const paused = connection.state === 'paused'
  return (
    <>
      <PageHead
        title={connection.name}
        back={<PageLink to="/intake">{t('intake.title')}</PageLink>}
        note={<StateMark tone={toneOf(connection.light.id)}>{label(connection.light)}</StateMark>}
        actions={
          <>
            {mayRun && <Button onClick={() => void act('pause', { paused: !paused }, paused ? 'intake.resumed' : 'intake.pausedNow')}>{t(paused ? 'intake.resume' : 'intake.pause')}</Button>}
            {mayAny(me, ['intake.edit']) && (
              <PageLink to={`/intake/${connection.id}/edit`} className="jw-button-link">
                {t('intake.edit')}
              </PageLink>
            )}
            {mayRun && (
              <Button type="primary" disabled={paused || source.ended || connection.light.id === 'reading'} onClick={() => void act('run', {}, 'intake.asked')}>
                {t('intake.runNow')}
              </Button>
            )}
          </>
        }
      />
      {source.ended && <div className="jw-strip jw-strip-warn" role="status">{t('intake.endedHint', { day: source.arrangement?.endsOn ?? '' })}</div>}
      {connection.last?.error !== undefined && (connection.light.id === 'failing' || connection.light.id === 'failed') && (
        <div className="jw-strip jw-strip-bad" role="alert">
          <span>{connection.light.id === 'failing' ? t('intake.failingHint', { times: connection.failures }) : ''} {connection.last.error.detail}</span>
        </div>
      )}
      {needsSecret(connection) && !connection.secretThere && <div className="jw-strip jw-strip-warn" role="status">{t('intake.secretMissing', { file: connection.secretFile, variable: connection.secretVariable })}</div>}
      <div className="jw-board">
        <Panel title={t('intake.where')}>
          <Facts
            facts={[
              [t('intake.col.kind'), label(connection.kind)],
              [t('intake.place'), connection.place],
              [t('intake.user'), 'user' in target ? target.user : undefined],
              [t('intake.tls'), 'tls' in target ? t(`intake.tls.${target.tls}`) : undefined],
              [t('intake.incrementalColumn'), 'incrementalColumn' in target ? target.incrementalColumn : undefined],
              [t('intake.periodColumn'), 'periodColumn' in target && target.periodColumn !== undefined ? `${target.periodColumn} = ${target.periodForm ?? ''}` : undefined],
              [t('intake.pairs'), connection.pairs.length === 0 ? undefined : connection.pairs.map((pair) => `${pair.column} → ${pair.header || t('intake.notRead')}`).join(t('intake.comma'))],
              [t('intake.secret'), needsSecret(connection) ? `${connection.secretFile} (${t(connection.secretThere ? 'intake.secret.there' : 'intake.secret.missing')})` : undefined],
              [t('intake.col.schedule'), schedule(connection.schedule)],
              [t('intake.col.next'), connection.nextRunAt === undefined ? undefined : moment(connection.nextRunAt)],
              [t('intake.changed'), `${connection.changedBy} · ${moment(connection.changedAt)}`],
            ]}
          />
        </Panel>
        <Panel title={t('intake.agreed')} extra={<PageLink to="/calendar">{t('intake.toCalendar')}</PageLink>}>
          {source.arrangement === undefined ? (
            <p>{t('intake.noArrangementHint')}</p>
          ) : (
            <Facts
              facts={[
                [t('intake.col.source'), label(source)],
                [t('intake.provider'), source.arrangement.provider],
                [t('intake.manner'), t(`intake.manner.${source.arrangement.manner}`)],
                [t('intake.col.agreement'), source.arrangement.agreementNo || '–'],
                [t('intake.col.ends'), source.arrangement.endsOn ?? t('intake.noEnd')],
                [t('intake.awaited'), source.awaited === undefined ? undefined : <PageLink to={`/calendar/${source.id}/${source.awaited}`}>{source.awaited}</PageLink>],
              ]}
            />
          )}
        </Panel>
        <Panel title={t('intake.runs')} wide>
          <List id="intake-runs" label={t('intake.runs')} path={`intake/${connection.id}/runs`} filters={[]} columns={columns} rowKey={(run) => run.id} every={3000} size={20} empty={<p className="jw-muted">{t('intake.noRuns')}</p>} />
        </Panel>
      </div>
    </>
  )
}

const needsSecret = ({ target }: Detail): boolean => target.kind === 'postgres' || target.kind === 'mysql' || (target.kind === 'http' && target.proof.by !== 'none')
