import { Field, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import type { Setup } from '../answers.ts'
import { Line, Pick, type Part } from './fields.tsx'

/** Where it reads, by kind. */
export function TargetFields({ typed, set, setup }: Part & { readonly setup: Setup }) {
  const t = useText()
  const part = { typed, set }
  const none = t('intake.listEmpty')
  if (typed.kind === 'folder') {
    return (
      <div className="jw-form-grid">
        <Line {...part} name="folder" hint={t('intake.hint.folder', { roots: setup.folderRoots.join(t('intake.comma')) || none })} />
        <Pick {...part} name="flag" values={['', 'ok', 'done']} hint={t('intake.hint.flag')} />
      </div>
    )
  }
  if (typed.kind === 'http') {
    return (
      <>
        <Line {...part} name="url" hint={`${t('intake.hint.url')} ${t('intake.hint.host', { hosts: setup.hosts.join(t('intake.comma')) || none })}`} />
        <div className="jw-form-grid">
          <Pick {...part} name="method" values={['GET', 'POST']} />
          <Line {...part} name="rows" hint={t('intake.hint.rows')} />
          <Pick {...part} name="paging" values={['none', 'page', 'offset', 'cursor']} />
          {typed.paging !== 'none' && <Line {...part} name="parameter" />}
          {(typed.paging === 'page' || typed.paging === 'offset') && (
            <>
              <Line {...part} name="sizeParameter" />
              <Line {...part} name="size" type="number" />
              <Line {...part} name="first" type="number" hint={t('intake.hint.first')} />
            </>
          )}
          {typed.paging === 'cursor' && <Line {...part} name="next" hint={t('intake.hint.rows')} />}
          <Pick {...part} name="proof" values={['none', 'bearer', 'sign']} />
          {typed.proof === 'sign' && (
            <>
              <Line {...part} name="appKey" />
              <Line {...part} name="keyHeader" />
              <Line {...part} name="timeHeader" />
              <Line {...part} name="signHeader" />
              <Pick {...part} name="digest" values={['md5', 'sha256', 'hmac-sha256']} />
              <Line {...part} name="template" hint={t('intake.hint.template')} />
            </>
          )}
        </div>
        {typed.method === 'POST' && <Field label={t('intake.body')} hint={t('intake.hint.body')}>{({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={3} value={typed.body} onChange={(event) => set({ body: event.target.value })} />}</Field>}
      </>
    )
  }
  return (
    <div className="jw-form-grid">
      <Line {...part} name="host" hint={t('intake.hint.host', { hosts: setup.hosts.join(t('intake.comma')) || none })} />
      <Line {...part} name="port" type="number" />
      <Line {...part} name="database" />
      {typed.kind === 'postgres' && <Line {...part} name="schema" />}
      <Line {...part} name="table" />
      <Line {...part} name="user" hint={t('intake.hint.user')} />
      <Pick {...part} name="tls" values={['verify', 'none']} hint={t('intake.hint.tls')} />
      {typed.kind === 'mysql' && <Pick {...part} name="charset" values={['', 'gbk', 'gb18030']} hint={t('intake.hint.charset')} />}
      <Line {...part} name="periodColumn" hint={t('intake.hint.periodColumn')} />
      {typed.periodColumn.trim() !== '' && <Line {...part} name="periodForm" hint={t('intake.hint.periodForm')} />}
      <Line {...part} name="incrementalColumn" hint={t('intake.hint.incrementalColumn')} />
    </div>
  )
}
