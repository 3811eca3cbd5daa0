import { Cards, PageLink, Quantity, Reading, StatePanel, useAsOfParams, useRead, useSession, useText } from '@jingwei/ui'
import type { Town } from '../answers.ts'

/** A town officer's own town, and the way to its enterprises. */
export default function TownPart() {
  const t = useText()
  const { me } = useSession()
  const query = useRead<{ readonly towns: readonly Town[] }>('hub/map', useAsOfParams())
  const name = me.organisation?.town ?? me.organisation?.name ?? ''
  return (
    <Reading query={query}>
      {(region) => {
        const town = region.towns.find((one) => one.code === name || one.name === name)
        if (town === undefined) return <StatePanel title={t('hub.town.unknown')}>{t('hub.town.unknownHint')}</StatePanel>
        return (
          <section aria-label={town.name}>
            <Cards>
              <PageLink to={`/enterprises?town=${encodeURIComponent(town.name)}`} className="jw-card">
                <span className="jw-number-name">{t('hub.measure.enterprises')}</span>
                <span className="jw-number-value">
                  <Quantity value={town.enterprises} unit="家" />
                </span>
              </PageLink>
              <div className="jw-card">
                <span className="jw-number-name">{t('hub.measure.revenueWan')}</span>
                <span className="jw-number-value">
                  <Quantity value={town.revenueWan} unit="万元" />
                </span>
              </div>
              <div className="jw-card">
                <span className="jw-number-name">{t('hub.measure.kwh')}</span>
                <span className="jw-number-value">
                  <Quantity value={town.kwh} unit="千瓦时" />
                </span>
              </div>
            </Cards>
          </section>
        )
      }}
    </Reading>
  )
}
