import { Cards, Loading, PageLink, Reading, StatePanel, useFormat, useLabel, useRead, useSession, useText, type Bilingual } from '@jingwei/ui'

type TownHome = {
  readonly town: string
  readonly firms: number
  readonly existing: number
  readonly falling?: { readonly firms: number; readonly period: Bilingual }
  readonly declarations?: { readonly year: number; readonly asked: number; readonly missing: number }
}

/** A town officer's own town: its firms, who is to be visited, who has not declared. */
export default function TownPart() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { me } = useSession()
  const query = useRead<TownHome>('hub/town', {}, { enabled: me.organisation?.kind === 'town' })
  if (me.organisation?.kind !== 'town') return <StatePanel title={t('hub.town.unknown')}>{t('hub.town.unknownHint')}</StatePanel>
  return (
    <Reading query={query} loading={<Loading lines={2} />}>
      {({ town, firms, existing, falling, declarations }) => (
        <section aria-label={town}>
          <Cards compact>
            <Count to="/enterprises" name={t('hub.town.firmsOf', { town })} value={format.count(firms)} note={t('hub.town.existing', { count: format.count(existing) })} />
            {falling !== undefined && <Count to="/falling" name={t('hub.falling.short')} value={format.count(falling.firms)} note={t('hub.falling.asOf', { period: label(falling.period) })} open={falling.firms > 0} />}
            {declarations !== undefined && (
              <Count to="/undeclared" name={t('hub.undeclared.short')} value={format.count(declarations.missing)} note={t('hub.undeclared.of', { year: declarations.year, asked: format.count(declarations.asked) })} open={declarations.missing > 0} />
            )}
          </Cards>
        </section>
      )}
    </Reading>
  )
}

type CountProps = { readonly to: string; readonly name: string; readonly value: string; readonly note: string; readonly open?: boolean }

const Count = ({ to, name, value, note, open }: CountProps) => (
  <PageLink to={to} className={`jw-card${open === true ? ' jw-todo-open' : ''}`}>
    <span className="jw-todo">
      <span>{name}</span>
      <strong>{value}</strong>
    </span>
    <span className="jw-number-note">{note}</span>
  </PageLink>
)
