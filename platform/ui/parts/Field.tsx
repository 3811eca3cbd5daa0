import { useId, type ReactNode } from 'react'

type Props = { readonly label: string; readonly hint?: string; readonly error?: string; readonly children: (ids: { id: string; describedBy: string | undefined }) => ReactNode }

/** A labelled control with its hint and its error, tied together for screen readers. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`jw-field${error ? ' jw-field-wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="jw-hint">
          {hint}
        </p>
      )}
      {children({ id, describedBy: describedBy === '' ? undefined : describedBy })}
      {error && (
        <p id={`${id}-error`} className="jw-error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
