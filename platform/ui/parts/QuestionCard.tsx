import Drawer from 'antd/es/drawer'
import { useId, useState, type ReactNode } from 'react'
import type { Bilingual } from '../i18n/locale.ts'
import { useLabel, useText } from '../i18n/text.tsx'
import { PageLink } from '../read/address-bar.tsx'
import { Facts } from './Facts.tsx'
import { Quantity } from './Quantity.tsx'
import { Sparkline } from './Sparkline.tsx'
import { Why } from './Why.tsx'

/** A question of somebody's home, and its answer: one figure of one period, its trend, and why. */
export type Question = {
  readonly ask: string
  readonly value?: number
  readonly unit: string
  /** In place of value and unit, where the figure is best said in words. */
  readonly figure?: Bilingual
  readonly period: Bilingual
  /** On which basis, one a line. */
  readonly note: readonly Bilingual[]
  readonly trend: readonly { readonly period: Bilingual; readonly value: number }[]
  readonly trendUnit?: string
  readonly why: readonly Bilingual[]
  readonly definition: Bilingual
  readonly sources: readonly Bilingual[]
  readonly link: string
  readonly linkText: string
  readonly open?: boolean
}

/** The question with its figure; `why` opens the card, the list stands one tap away. */
export function QuestionCard({ question }: { readonly question: Question }) {
  const [open, setOpen] = useState(false)
  const t = useText()
  const label = useLabel()
  const id = useId()
  const [first, ...rest] = question.note
  return (
    <section className={`jw-card jw-question${question.open === true ? ' jw-todo-open' : ''}`} aria-labelledby={id}>
      <h2 id={id}>{question.ask}</h2>
      <div className="jw-number-line">
        <span className={question.figure === undefined ? 'jw-number-value' : 'jw-number-words'}>{figureOf(question, label)}</span>
        <Sparkline points={question.trend.map((point) => ({ period: label(point.period), value: point.value }))} />
      </div>
      <p>{label(first)}</p>
      {rest.map((line) => (
        <p key={line.zh} className="jw-muted">
          {label(line)}
        </p>
      ))}
      <div className="jw-question-foot">
        <span className="jw-muted">{label(question.period)}</span>
        <span>
          <button type="button" className="jw-plain" aria-haspopup="dialog" aria-label={t('ui.question.whyOf', { ask: question.ask })} onClick={() => setOpen(true)}>
            {t('ui.card.why')}
          </button>
          <PageLink to={question.link} className="jw-plain">
            {question.linkText}
          </PageLink>
        </span>
      </div>
      <Drawer title={question.ask} open={open} onClose={() => setOpen(false)} size={420} closable={{ 'aria-label': t('ui.close') }}>
        <Facts facts={factsOf(question, label, t)} />
        {question.why.map((line) => (
          <Why key={line.zh}>{label(line)}</Why>
        ))}
        <p className="jw-question-list">
          <PageLink to={question.link} className="jw-button-link" onClick={() => setOpen(false)}>
            {question.linkText}
          </PageLink>
        </p>
      </Drawer>
    </section>
  )
}

type Label = ReturnType<typeof useLabel>

const figureOf = ({ figure, value, unit }: Question, label: Label): ReactNode => (figure === undefined ? <Quantity value={value} unit={unit} /> : label(figure))

function factsOf(question: Question, label: Label, t: ReturnType<typeof useText>): readonly (readonly [string, ReactNode])[] {
  return [
    [t('ui.question.answer'), figureOf(question, label)],
    [t('ui.card.period'), label(question.period)],
    [t('ui.question.basis'), question.note.map((line) => label(line)).join(t('ui.question.and'))],
    [t('ui.card.definition'), label(question.definition)],
    [t('ui.card.source'), question.sources.map((source) => label(source)).join(t('ui.question.and')) || undefined],
    ...question.trend.slice(-6).map((point): readonly [string, ReactNode] => [label(point.period), <Quantity key={point.period.en} value={point.value} unit={question.trendUnit ?? question.unit} />]),
  ]
}
