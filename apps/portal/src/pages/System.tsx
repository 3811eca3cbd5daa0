import { PageHead, useText } from '@jingwei/ui'
import HealthPart from './HealthPart.tsx'

/** Is everything running, and how full is it? */
export default function System() {
  const t = useText()
  return (
    <>
      <PageHead title={t('portal.system.title')} />
      <HealthPart />
    </>
  )
}
