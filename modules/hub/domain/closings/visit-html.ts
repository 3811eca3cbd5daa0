import { growthText, type Change, type Locale } from '@jingwei/kernel'

type Words = { readonly zh: string; readonly en: string }
export type VisitPoint = { readonly label: string; readonly value: number }
export type VisitFigure = { readonly item: string; readonly name: Words; readonly unit: string; readonly definition: Words; readonly period: string; readonly value: number; readonly growth?: { readonly of: Change; readonly firms: number }; readonly trend: readonly VisitPoint[] }
export type VisitTown = { readonly name: string; readonly enterprises: number; readonly revenueWan: number | undefined; readonly kwh: number | undefined }

/** What a visitor is shown: totals of a closing, no enterprise's name and nothing unpublished. */
export type Visit = { readonly title: Words; readonly closedOn: string; readonly enterprises: number; readonly figures: readonly VisitFigure[]; readonly towns: readonly VisitTown[]; readonly revenueOf: string; readonly kwhOf: string; readonly withheld: readonly Words[]; readonly sample: boolean }

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replaceAll(/[&<>"']/gu, (found) => escaped[found] ?? found)

const digits = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2 })

const englishUnits: Readonly<Record<string, string>> = { 千瓦时: 'kWh', 人: 'people', 家: 'firms', 亩: 'mu' }

/** A figure of the whole region: money in 亿元, counts in 万 and 亿. */
export function regional(value: number, unit: string, locale: Locale): string {
  const money = unit === '万元'
  const base = money ? value * 1e4 : value
  if (locale === 'en') {
    const [by, word] = Math.abs(base) >= 1e9 ? [1e9, ' bn'] : Math.abs(base) >= 1e6 ? [1e6, ' m'] : [1, '']
    return `${digits(base / by)}${word} ${money ? 'CNY' : (englishUnits[unit] ?? unit)}`
  }
  const [by, word] = Math.abs(base) >= 1e8 ? [1e8, '亿'] : Math.abs(base) >= 1e4 ? [1e4, '万'] : [1, '']
  return `${digits(base / by)} ${word}${money ? '元' : unit}`
}

function spark(trend: readonly VisitPoint[]): string {
  if (trend.length < 2) return ''
  const values = trend.map((point) => point.value)
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const at = (value: number, index: number): string => `${((index / (trend.length - 1)) * 216 + 2).toFixed(1)},${(46 - ((value - low) / span) * 42).toFixed(1)}`
  return `<svg viewBox="0 0 220 50" role="img" aria-label="${safe(trend.map((point) => `${point.label} ${point.value}`).join('; '))}"><polyline points="${values.map(at).join(' ')}" fill="none" stroke="#1f5f8b" stroke-width="1.5"/></svg>`
}

const css = `body{font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;color:#1c2a30;margin:0;padding:24px;max-width:1180px}h1{font-size:22px;margin:0}h2{font-size:16px;margin:26px 0 8px}
.n{color:#55656c;margin:4px 0}.m{border:1px solid #d8b56b;background:#fdf6e3;color:#6b4600;padding:0 8px;border-radius:3px}.g{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:12px}
.c{border:1px solid #dde3e6;border-radius:4px;padding:10px 12px}.v{font-size:24px}.c svg{width:100%;height:50px}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #dde3e6;padding:5px 8px;text-align:left}td.e,th.e{text-align:right}@media print{body{padding:0}.c{break-inside:avoid}}`

/** One page that needs no network, no server and no script; it prints on A4 and reads on a tablet. */
export function visitHtml(visit: Visit, locale: Locale): string {
  const say = (words: Words): string => safe(locale === 'en' ? words.en : words.zh)
  const t = (zh: string, en: string): string => (locale === 'en' ? en : zh)
  const card = (figure: VisitFigure): string => {
    const growth = figure.growth ? `<p class="n">${t('同口径', 'same firms, ')}${growthText(figure.growth.of, locale)} (${t(`${figure.growth.firms} 家`, `${figure.growth.firms} firms`)})</p>` : ''
    return `<section class="c"><p class="n">${say(figure.name)} · ${safe(figure.period)}</p><div class="v">${safe(regional(figure.value, figure.unit, locale))}</div>${growth}${spark(figure.trend)}<p class="n">${say(figure.definition)}</p></section>`
  }
  const amount = (value: number | undefined, unit: string): string => (value === undefined ? '–' : safe(regional(value, unit, locale)))
  const row = (town: VisitTown): string => `<tr><td>${safe(town.name)}</td><td class="e">${digits(town.enterprises)}</td><td class="e">${amount(town.revenueWan, '万元')}</td><td class="e">${amount(town.kwh, '千瓦时')}</td></tr>`
  const withheld = visit.withheld.length === 0 ? '' : `<p class="n">${t('尚未公布，未列出：', 'Not yet published, left out: ')}${visit.withheld.map(say).join(t('、', ', '))}</p>`
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${say(visit.title)}</title><style>${css}</style></head><body>
<h1>${say(visit.title)}</h1><p class="n">${t('数据封存于', 'Closed on')} ${safe(visit.closedOn)} · ${t(`企业 ${digits(visit.enterprises)} 家`, `${digits(visit.enterprises)} enterprises`)} ${visit.sample ? `<span class="m">${t('示例数据', 'Sample data')}</span>` : ''}</p>${withheld}
<h2>${t('全县概况', 'The county at a glance')}</h2><div class="g">${visit.figures.map(card).join('')}</div>
<h2>${t('各镇街', 'Towns')}</h2><table><thead><tr><th scope="col">${t('镇街', 'Town')}</th><th scope="col" class="e">${t('企业数', 'Enterprises')}</th><th scope="col" class="e">${t('营业收入', 'Revenue')} ${safe(visit.revenueOf)}</th><th scope="col" class="e">${t('用电量', 'Electricity')} ${safe(visit.kwhOf)}</th></tr></thead><tbody>${visit.towns.map(row).join('')}</tbody></table>
<p class="n">${t('不含任何企业名称；不足三家企业的数额不列，以免由合计推出。', 'No enterprise is named; amounts of fewer than three firms are left out, and another where the total would give one back.')}</p></body></html>
`
}
