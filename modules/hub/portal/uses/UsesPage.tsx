import { PageHead, useText } from '@jingwei/ui'
import UsesPart from './UsesPart.tsx'

/** 数据使用查询. */
export default function UsesPage() {
  const t = useText()
  return (
    <>
      <PageHead title={t('hub.uses.title')} note={t('hub.uses.note')} />
      <UsesPart />
    </>
  )
}
