import { patch, problemOf, useLabel, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Checkbox from 'antd/es/checkbox'
import Modal from 'antd/es/modal'
import { useEffect, useState } from 'react'
import type { Person, Role } from '../answers.ts'

/** The security administrator grants or takes roles; those asked for are ticked already. */
export function GrantRoles({ person, roles, close }: { readonly person: Person | undefined; readonly roles: readonly Role[]; readonly close: () => void }) {
  const t = useText()
  const label = useLabel()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [chosen, setChosen] = useState<readonly string[]>([])
  useEffect(() => setChosen([...new Set([...(person?.roles ?? []), ...(person?.requestedRoles ?? [])])]), [person])
  const save = async () => {
    try {
      await patch(`identity/people/${person?.id ?? ''}`, { roles: chosen })
      await readAgain('identity/people')
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal open={person !== undefined} onCancel={close} onOk={() => void save()} okText={t('identity.grant.go')} cancelText={t('ui.cancel')} title={t('identity.grant.title', { name: person?.name ?? '' })} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <p className="jw-hint">{t('identity.grant.text')}</p>
      <fieldset className="jw-columns">
        <legend className="jw-hidden">{t('identity.col.roles')}</legend>
        {roles.map((role) => (
          <Checkbox key={role.id} checked={chosen.includes(role.id)} onChange={(event) => setChosen(event.target.checked ? [...chosen, role.id] : chosen.filter((id) => id !== role.id))}>
            {label(role)}
          </Checkbox>
        ))}
      </fieldset>
    </Modal>
  )
}
