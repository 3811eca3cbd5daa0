import { saveFile, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import { useState } from 'react'

/** Shown once; whoever goes on says that he has kept them. */
export function RecoveryCodes({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) {
  const t = useText()
  const [kept, setKept] = useState(false)
  return (
    <>
      <p>{t('identity.factor.codesText')}</p>
      <ol className="jw-codes" aria-label={t('identity.factor.codes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <button type="button" className="jw-plain" onClick={() => saveFile('jingwei-recovery-codes.txt', `${codes.join('\r\n')}\r\n`)}>
          {t('identity.factor.saveCodes')}
        </button>
      </p>
      <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
        {t('identity.factor.kept')}
      </Checkbox>
      <div className="jw-state-actions">
        <Button type="primary" disabled={!kept} onClick={done}>
          {t('identity.factor.go')}
        </Button>
      </div>
    </>
  )
}
