import { Facts, moment, PageHead, PageLink, Panel, post, Reading, StateMark, useRead, useReadAgain, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { FactorState } from '../answers.ts'
import { CodeDialog } from './CodeDialog.tsx'
import { KeysPanel } from './KeysPanel.tsx'
import { FactorSetup } from './FactorSetup.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** My second factor: set up, new recovery codes, turned off. */
export default function SecondFactorPage() {
  const t = useText()
  const readAgain = useReadAgain()
  const query = useRead<FactorState>('identity/factor')
  const [setting, setSetting] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const done = async () => {
    setSetting(false)
    setCodes(undefined)
    // Also who I am: without the factor a role asks for, nothing else opens.
    await readAgain('identity/')
  }
  return (
    <>
      <PageHead title={t('identity.factor.title')} note={t('identity.factor.note')} back={<PageLink to="/account">{t('identity.factor.account')}</PageLink>} />
      <div className="jw-board">
        {setting || codes !== undefined ? (
          <Panel title={t(codes === undefined ? 'identity.factor.setUp' : 'identity.factor.codes')}>
            {codes === undefined ? <FactorSetup done={() => void done()} /> : <RecoveryCodes codes={codes} done={() => void done()} />}
          </Panel>
        ) : (
          <>
            <Reading query={query}>{(state) => <State state={state} setUp={() => setSetting(true)} renewed={setCodes} changed={() => void done()} />}</Reading>
            <KeysPanel changed={done} />
          </>
        )}
      </div>
    </>
  )
}

type StateProps = { readonly state: FactorState; readonly setUp: () => void; readonly renewed: (codes: readonly string[]) => void; readonly changed: () => void }

function State({ state, setUp, renewed, changed }: StateProps) {
  const t = useText()
  const [asking, setAsking] = useState<'renew' | 'remove'>()
  const send = async (code: string) => {
    if (asking === 'renew') renewed((await post<{ recoveryCodes: readonly string[] }>('identity/factor/recovery-codes', { code })).recoveryCodes)
    else {
      await post('identity/factor/remove', { code })
      changed()
    }
    setAsking(undefined)
  }
  return (
    <Panel title={t('identity.factor.byCode')}>
      <Facts
        facts={[
          [t('identity.col.state'), <StateMark key="on" tone={state.on ? 'good' : 'plain'}>{t(state.on ? 'identity.factor.isOn' : 'identity.factor.isOff')}</StateMark>],
          [t('identity.factor.since'), state.since === undefined ? undefined : moment(state.since, true)],
          [t('identity.factor.left'), state.on || state.recoveryCodesLeft > 0 ? t('identity.factor.codesLeft', { count: state.recoveryCodesLeft }) : undefined],
          [t('identity.factor.role'), state.required ? t('identity.factor.required') : t('identity.factor.optional')],
        ]}
      />
      <div className="jw-state-actions">
        {state.on ? (
          <>
            <Button onClick={() => setAsking('renew')}>{t('identity.factor.renew')}</Button>
            <Button onClick={() => setAsking('remove')}>{t('identity.factor.remove')}</Button>
          </>
        ) : (
          <Button type="primary" onClick={setUp}>
            {t('identity.factor.setUp')}
          </Button>
        )}
      </div>
      <CodeDialog
        open={asking !== undefined}
        title={t(`identity.factor.${asking ?? 'renew'}`)}
        text={t(`identity.factor.${asking ?? 'renew'}Text`)}
        go={t(`identity.factor.${asking ?? 'renew'}`)}
        close={() => setAsking(undefined)}
        send={send}
      />
    </Panel>
  )
}
