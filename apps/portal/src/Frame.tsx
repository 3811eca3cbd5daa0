import { Loading, PageBoundary, useAddressBar, useAsOf, useLabel, useText } from '@jingwei/ui'
import { Outlet } from '@tanstack/react-router'
import App from 'antd/es/app'
import { Suspense, useEffect, useRef, useState } from 'react'
import { Help } from './Help.tsx'
import { Menu } from './Menu.tsx'
import { TopBar } from './TopBar.tsx'

/** Head, menu and the page; on going elsewhere the focus moves to the page, as a full load would. */
export function Frame() {
  const t = useText()
  const { path } = useAddressBar()
  const [menu, setMenu] = useState(false)
  const [help, setHelp] = useState(false)
  const main = useRef<HTMLElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const first = useRef(true)
  useEffect(() => {
    setMenu(false)
    // Right after signing in the browser still counts from where the form stood: the first Tab must reach the skip link.
    if (first.current) frame.current?.focus({ preventScroll: true })
    else main.current?.focus({ preventScroll: true })
    first.current = false
  }, [path])
  return (
    <App component={false} message={{ duration: 4, maxCount: 3 }}>
      <div ref={frame} tabIndex={-1} className={menu ? 'jw-bare jw-side-open' : 'jw-bare'}>
        <a
          className="jw-skip"
          href="#main"
          onClick={(event) => {
            event.preventDefault()
            main.current?.focus()
          }}
        >
          {t('portal.skip')}
        </a>
        <TopBar menu={menu} toggleMenu={() => setMenu(!menu)} openHelp={() => setHelp(true)} />
        <div className="jw-frame">
          <div className="jw-side">
            <Menu />
          </div>
          <main className="jw-main" id="main" tabIndex={-1} ref={main}>
            <AsOfStrip />
            <PageBoundary resetKey={path}>
              <Suspense fallback={<Loading />}>
                <Outlet />
              </Suspense>
            </PageBoundary>
          </main>
        </div>
        <Help open={help} close={() => setHelp(false)} />
      </div>
    </App>
  )
}

/** Nobody should take a closed month for today: every page says which one is being read. */
function AsOfStrip() {
  const t = useText()
  const label = useLabel()
  const { closing, choose } = useAsOf()
  if (closing === undefined) return null
  return (
    <p className="jw-strip jw-strip-warn" role="status">
      {t('portal.asOf.strip', { name: label(closing) })}
      <button type="button" className="jw-plain" onClick={() => choose(undefined)}>
        {t('portal.asOf.today')}
      </button>
    </p>
  )
}
