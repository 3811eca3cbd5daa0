import { Choice, Panel, useText } from '@jingwei/ui'
import type { Source, Trial } from '../answers.ts'
import type { Part } from './fields.tsx'

/** What a look at the source shows: which column stands for which header, what is lacking, the first rows. */
export function TrialResult({ trial, source, typed, set }: Part & { readonly trial: Trial; readonly source: Source | undefined }) {
  const t = useText()
  const pair = (column: string, value: string) => {
    const pairs = { ...typed.pairs }
    if (value === ' ') delete pairs[column]
    else pairs[column] = value
    set({ pairs })
  }
  if (trial.columns.length === 0) {
    return (
      <Panel title={t('intake.trial.files', { count: trial.files.length })} wide>
        {trial.files.length === 0 ? <p className="jw-muted">{t('intake.trial.noFiles')}</p> : <ul className="jw-plain-list">{trial.files.map((file) => <li key={file.name}>{file.name}</li>)}</ul>}
      </Panel>
    )
  }
  const headers = (source?.headers ?? []).map((each) => each.header)
  return (
    <div className="jw-stack">
      {trial.gone.length > 0 && <div className="jw-strip jw-strip-warn" role="status">{t('intake.trial.gone', { columns: trial.gone.join(t('intake.comma')) })}</div>}
      {trial.lacks.length > 0 ? <div className="jw-strip jw-strip-bad" role="alert">{t('intake.trial.lacks', { headers: trial.lacks.join(t('intake.comma')) })}</div> : <div className="jw-strip jw-strip-good" role="status">{t('intake.trial.whole')}</div>}
      <Panel title={t('intake.trial.columns')} wide>
        <p className="jw-hint">{t('intake.trial.columnsHint')}</p>
        <div className="jw-table-box" role="group" aria-label={t('intake.trial.columns')} tabIndex={0}>
          <table className="jw-table">
            <thead><tr><th scope="col">{t('intake.trial.column')}</th><th scope="col">{t('intake.trial.comment')}</th><th scope="col">{t('intake.trial.type')}</th><th scope="col">{t('intake.trial.header')}</th></tr></thead>
            <tbody>
              {trial.columns.map((column) => (
                <tr key={column.name}>
                  <td>{column.name}</td>
                  <td>{column.comment || '–'}</td>
                  <td>{column.type}</td>
                  <td>
                    <Choice
                      label={`${column.name} ${t('intake.trial.header')}`}
                      value={typed.pairs[column.name] ?? ' '}
                      options={[{ value: ' ', label: column.header !== undefined && typed.pairs[column.name] === undefined ? t('intake.trial.byName', { header: column.header }) : t('intake.trial.auto') }, ...(column.header !== undefined || typed.pairs[column.name] === '' ? [{ value: '', label: t('intake.notRead') }] : []), ...headers.map((header) => ({ value: header, label: header }))]}
                      onChange={(value) => pair(column.name, value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={t('intake.trial.rows', { count: trial.rows.length })} wide>
        {trial.rowsHidden ? <p className="jw-muted">{t('intake.trial.rowsHidden')}</p> : <Rows trial={trial} />}
      </Panel>
    </div>
  )
}

function Rows({ trial }: { readonly trial: Trial }) {
  const t = useText()
  if (trial.rows.length === 0) return <p className="jw-muted">{t('intake.trial.noRows')}</p>
  return (
    <div className="jw-table-box" role="group" aria-label={t('intake.trial.rows', { count: trial.rows.length })} tabIndex={0}>
      <table className="jw-table">
        <thead><tr>{trial.header.map((header) => <th key={header} scope="col">{header}</th>)}</tr></thead>
        <tbody>{trial.rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={trial.header[at]}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
