import { DataTable, mayAny, post, problemOf, Reading, StateMark, useFormat, useLabel, useReadAgain, useSession, useText, type EnterpriseTabProps } from '@jingwei/ui'
import App from 'antd/es/app'
import type { Mention } from '../answers.ts'
import { useEnterprise } from './enterprise-path.ts'

/** 来源与别名: under which names the departments know this enterprise, and how each was matched. */
export default function OriginsTab({ enterpriseId }: EnterpriseTabProps) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { me } = useSession()
  const { message, modal } = App.useApp()
  const readAgain = useReadAgain()
  const query = useEnterprise(enterpriseId)
  const undo = async (mention: Mention) => {
    try {
      await post(`hub/links/${mention.mentionId}/undo`)
      void message.success(t('hub.origins.undone', { name: mention.name }))
      await readAgain('hub/')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const ask = (mention: Mention) => void modal.confirm({ title: t('hub.origins.undoAsk', { name: mention.name }), content: t('hub.origins.undoText'), okText: t('hub.origins.undo'), cancelText: t('ui.cancel'), onOk: () => undo(mention) })
  const may = enterpriseId !== undefined && mayAny(me, ['hub.review.work'])
  return (
    <Reading query={query}>
      {(enterprise) => (
        <DataTable
          label={t('hub.tab.origins')}
          rows={enterprise.mentions}
          rowKey={(mention) => mention.mentionId}
          columns={[
            { id: 'source', title: t('ui.card.source'), render: (mention) => label(mention.source) },
            { id: 'name', title: t('hub.origins.name'), wrap: true, render: (mention) => mention.name },
            { id: 'code', title: t('hub.origins.code'), render: (mention) => (mention.code ? <code>{mention.code}</code> : '–') },
            { id: 'address', title: t('hub.col.address'), wrap: true, render: (mention) => mention.address || '–' },
            { id: 'band', title: t('hub.origins.band'), render: (mention) => <StateMark tone={mention.band === 'auto' ? 'good' : 'plain'}>{t(`hub.band.${mention.band}`)}</StateMark> },
            { id: 'records', title: t('hub.origins.records'), align: 'end', render: (mention) => format.count(mention.records) },
            ...(may
              ? [
                  {
                    id: 'undo',
                    title: t('hub.act'),
                    render: (mention: Mention) => (
                      <button type="button" className="jw-plain" onClick={() => ask(mention)}>
                        {t('hub.origins.undo')}
                      </button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Reading>
  )
}
