import { moment, useText } from '@jingwei/ui'
import type { Move } from '../answers.ts'

/** Who did what, when and why; the newest first, nothing is ever removed. */
export function History({ moves }: { readonly moves: readonly Move[] }) {
  const t = useText()
  return (
    <ol className="jw-history">
      {[...moves].reverse().map((move, index) => (
        <li key={`${move.at}${index}`}>
          <div className="jw-history-head">
            <strong>{t(`sharing.did.${move.action}`)}</strong>
            <span className="jw-muted">{[move.by, move.byOffice].filter(Boolean).join(' · ')}</span>
            <time className="jw-muted" dateTime={move.at}>
              {moment(move.at)}
            </time>
          </div>
          {move.reason !== undefined && <p>{move.reason}</p>}
        </li>
      ))}
    </ol>
  )
}
