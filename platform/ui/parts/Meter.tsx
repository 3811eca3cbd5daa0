import { useFormat } from '../format/use-format.ts'

type Props = { readonly done: number; readonly total: number; readonly label: string; readonly unit?: string }

/** How far a long work has come. Without a known total it shows the count alone. */
export function Meter({ done, total, label, unit }: Props) {
  const format = useFormat()
  const share = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0
  const text = total > 0 ? `${format.count(done)} / ${format.count(total)}` : format.count(done)
  return (
    <span className="jw-meter">
      <span className="jw-meter-bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share} aria-valuetext={text}>
        <span className="jw-meter-done" style={{ width: `${share}%` }} />
      </span>
      <span className="jw-meter-text">
        {text}
        {unit !== undefined && ` ${unit}`}
      </span>
    </span>
  )
}
