import { Cards, Empty, Loading, moment, NumberCard, PageLink, Reading, useText } from '@jingwei/ui'
import { useSummary } from './use-summary.ts'

/** The figures of the region, each with its trend; a card opens what stands behind it. */
export default function NumbersPart() {
  const t = useText()
  const query = useSummary()
  return (
    <Reading
      query={query}
      loading={<Loading lines={3} />}
      empty={{
        when: (summary) => summary.indicators.length === 0,
        show: (
          <Empty
            title={t('hub.numbers.none')}
            hint={t('hub.numbers.noneHint')}
            actions={
              <PageLink to="/enterprises" className="jw-button-link">
                {t('hub.enterprises.title')}
              </PageLink>
            }
          />
        ),
      }}
    >
      {(summary) => (
        <section aria-label={t('hub.numbers.title')}>
          <Cards>
            {summary.indicators.map((indicator) => (
              <NumberCard key={indicator.id} indicator={indicator} asOf={summary.asOf} />
            ))}
          </Cards>
          <p className="jw-muted">{t('hub.numbers.asOf', { at: moment(summary.asOf) })}</p>
        </section>
      )}
    </Reading>
  )
}
