import { useText } from '@jingwei/ui'
import Drawer from 'antd/es/drawer'

const TOPICS = ['import', 'quarantine', 'review', 'enterprise', 'who'] as const

/** What a newcomer asks in the first week, in short answers; the words of the office, none of ours. */
export function Help({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const t = useText()
  return (
    <Drawer title={t('portal.help.title')} open={open} onClose={close} size={420} closable={{ 'aria-label': t('ui.close') }}>
      <div className="jw-stack">
        {TOPICS.map((topic) => (
          <section key={topic}>
            <h3>{t(`portal.help.${topic}`)}</h3>
            <p>{t(`portal.help.${topic}Text`)}</p>
          </section>
        ))}
      </div>
    </Drawer>
  )
}
