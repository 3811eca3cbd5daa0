import { useLabel, useText, type Meta } from '@jingwei/ui'

/** The name, the region, and 示例数据 wherever the data are not real. */
export function Brand({ meta }: { readonly meta: Meta | undefined }) {
  const t = useText()
  const label = useLabel()
  return (
    <>
      <a className="jw-brand" href="#/">
        <strong>{t('portal.name')}</strong>
        <span>{label(meta?.region)}</span>
      </a>
      {meta?.sample === true && <span className="jw-sample">{t('portal.sample')}</span>}
    </>
  )
}
