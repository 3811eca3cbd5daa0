import { useText } from '@jingwei/ui'
import { useElder } from './elder.ts'

/** The switch to larger and darker pages, and back. */
export function ElderSwitch({ offered = true }: { readonly offered?: boolean }) {
  const t = useText()
  const { on, turn } = useElder(offered)
  if (!offered) return null
  return (
    <button type="button" className="jw-plain" onClick={turn}>
      {t(on ? 'portal.elder.leave' : 'portal.elder.enter')}
    </button>
  )
}
