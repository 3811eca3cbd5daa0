import Drawer from 'antd/es/drawer'
import { useState, type ReactNode } from 'react'
import { moment } from '../format/moment.ts'
import { useFormat } from '../format/use-format.ts'
import { useLabel, useText } from '../i18n/text.tsx'
import type { Bilingual } from '../i18n/locale.ts'
import { PageLink } from '../read/address-bar.tsx'
import { Facts } from './Facts.tsx'
import { Quantity } from './Quantity.tsx'
import { Why } from './Why.tsx'
import { Sparkline, type Point } from './Sparkline.tsx'

/** A figure of the region with everything a reader may ask about it. */
export type Indicator = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly value: string | number
  readonly unit: string
  readonly period?: string
  readonly change?: { readonly value: string | number; readonly unit: string; readonly comparable: boolean; readonly firms?: number }
  readonly trend: readonly Point[]
  readonly definition: Bilingual
  readonly source: Bilingual
  /** What moved it, in one sentence. */
  readonly why?: Bilingual
  readonly link?: string
  readonly quality?: Bilingual
}

type Props = { readonly indicator: Indicator; readonly asOf: string | undefined }

/** The number, its trend, and on click its card: 口径, unit, source, as-of time, quality, then the list behind it. */
export function NumberCard({ indicator, asOf }: Props) {
  const [open, setOpen] = useState(false)
  const t = useText()
  const label = useLabel()
  return (
    <>
      <button type="button" className="jw-card jw-number" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <span className="jw-number-name">{label(indicator)}</span>
        <span className="jw-number-line">
          <span className="jw-number-value">
            <Quantity value={indicator.value} unit={indicator.unit} />
          </span>
          <Sparkline points={indicator.trend} />
        </span>
        <span className="jw-number-note">{indicator.change === undefined ? t('ui.card.noChange') : <Change change={indicator.change} />}</span>
      </button>
      <Drawer title={label(indicator)} open={open} onClose={() => setOpen(false)} size={420} closable={{ 'aria-label': t('ui.close') }}>
        <NumberFacts indicator={indicator} asOf={asOf} />
        {indicator.why !== undefined && <Why>{label(indicator.why)}</Why>}
        {indicator.link !== undefined && (
          <p>
            <PageLink to={pagePath(indicator.link)} className="jw-button-link">
              {t('ui.card.list')}
            </PageLink>
          </p>
        )}
      </Drawer>
    </>
  )
}

/** A link of the server (`#/enterprises?...` or `/enterprises?...`) as a path of the portal. */
const pagePath = (link: string): string => `/${link.replace(/^[#/]+/, '')}`

function NumberFacts({ indicator, asOf }: { readonly indicator: Indicator; readonly asOf: string | undefined }) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const exact = format.quantity(String(indicator.value), indicator.unit).exact
  return (
    <Facts
      facts={[
        [t('ui.card.exact'), exact],
        [t('ui.card.period'), format.period(indicator.period)],
        [t('ui.card.definition'), label(indicator.definition)],
        [t('ui.card.source'), label(indicator.source)],
        [t('ui.card.asOf'), moment(asOf)],
        [t('ui.card.firms'), indicator.change?.firms === undefined ? undefined : format.count(indicator.change.firms)],
        [t('ui.card.quality'), indicator.quality === undefined ? undefined : label(indicator.quality)],
        ...indicator.trend.slice(-6).map((point): [string, ReactNode] => [format.period(point.period), <Quantity key={point.period} value={point.value} unit={indicator.unit} />]),
      ]}
    />
  )
}

/** 增长 or 下降 in words, never a minus sign behind 增长; says whether the same firms are compared. */
export function Change({ change }: { readonly change: NonNullable<Indicator['change']> }) {
  const t = useText()
  const value = Number(change.value)
  const size = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: 1 })
  const unit = change.unit === '百分点' ? t('ui.change.points') : change.unit
  const id = value > 0 ? 'ui.change.up' : value < 0 ? 'ui.change.down' : 'ui.change.flat'
  return (
    <span className={value < 0 ? 'jw-down' : 'jw-up'}>
      {t(id, { size, unit })} <span className="jw-muted">{t(change.comparable ? 'ui.change.comparable' : 'ui.change.nominal')}</span>
    </span>
  )
}
