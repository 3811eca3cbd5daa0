import { moment } from '../format/moment.ts'

/** One step of something that goes from hand to hand. */
export type HistoryMove = { readonly action: string; readonly by?: string; readonly byOffice?: string; readonly at: string; readonly reason?: string }

/** Who did what, when and why; the newest first, nothing is ever removed. `did` names a step. */
export function MoveHistory<Move extends HistoryMove>({ moves, did }: { readonly moves: readonly Move[]; readonly did: (action: Move['action']) => string }) {
  return (
    <ol className="jw-history">
      {[...moves].reverse().map((move, index) => (
        <li key={`${move.at}${index}`}>
          <div className="jw-history-head">
            <strong>{did(move.action)}</strong>
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
