import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { theme } from '../../../platform/ui/theme.ts'

const NAME = 'virtual:antd.css'
/** What the portal uses of antd. A component missing here has no style: the browser test sees it at once. */
const COMPONENTS = ['alert', 'app', 'button', 'checkbox', 'drawer', 'input', 'message', 'modal', 'popover']

/**
 * Writes antd's styles into a static file at build time, with our theme. The page then needs no inline style, and the
 * policy can stay `style-src 'self'`. Only the components we use are extracted (antd's own antd.css is 1 MB).
 */
export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? extractStyles() : undefined),
  }
}

function extractStyles(): string {
  const load = createRequire(import.meta.url)
  const { createElement } = load('react') as typeof import('react')
  const { renderToString } = load('react-dom/server') as typeof import('react-dom/server')
  const { createCache, extractStyle, StyleProvider } = load('@ant-design/cssinjs') as typeof import('@ant-design/cssinjs')
  const component = (name: string): string => {
    const found = load(`antd/lib/${name}`).default
    return found._InternalPanelDoNotUseOrYouWillBeFired && name === 'message' ? found._InternalPanelDoNotUseOrYouWillBeFired : found
  }
  const input = load('antd/lib/input').default as Record<string, string>
  const elements = [
    ...COMPONENTS.map((name) => createElement(component(name), { key: name, open: false, title: 'x' } as object, ['button', 'checkbox', 'popover', 'app'].includes(name) ? 'x' : undefined)),
    createElement(input.Password as string, { key: 'password' }),
    createElement(input.TextArea as string, { key: 'area' }),
  ]
  const cache = createCache()
  renderToString(createElement(StyleProvider, { cache } as never, createElement(component('config-provider'), { theme } as object, elements)))
  return extractStyle(cache, { plain: true, types: ['style', 'token', 'cssVar'] }).replace(/\.data-ant-cssinjs-cache-path\{[^}]*\}/, '')
}
