import { PageLink, useLabel, useText } from '@jingwei/ui'
import type { Enterprise } from '../answers.ts'

/** Below the name: code, head or branches, and what to be careful about. */
export function EnterpriseNote({ enterprise }: { readonly enterprise: Enterprise }) {
  const t = useText()
  const label = useLabel()
  const kinds = [...new Map(enterprise.flags.map((flag) => [flag.kind, flag])).values()]
  return (
    <span className="jw-row">
      <code>{enterprise.creditCode || t('hub.col.noCode')}</code>
      {enterprise.head && (
        <span>
          {t('hub.head')} <PageLink to={`/enterprises/${enterprise.head.id}`}>{enterprise.head.name}</PageLink>
        </span>
      )}
      {enterprise.branches.length > 0 && <span>{t('hub.branches', { count: enterprise.branches.length })}</span>}
      {enterprise.uses30d !== undefined && <span className="jw-muted">{t('hub.uses30d', { count: enterprise.uses30d })}</span>}
      {kinds.map((flag) => (
        <span key={flag.kind} className="jw-flag">
          {label(flag)}
        </span>
      ))}
    </span>
  )
}
