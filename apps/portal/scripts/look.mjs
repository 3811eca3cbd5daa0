// Takes a picture of every page for every account, in both languages, at the given widths, and runs axe on each.
//   node scripts/look.mjs --url http://127.0.0.1:8080/ --out /tmp/look --as leader:secret --as officer:secret [--width 1366,1920] [--states] [--page /map]
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { answerWith, axe, menuPaths, openPortal, startBrowser, STATES, visit } from '../test/browser.mjs'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080/' },
    out: { type: 'string', default: 'look' },
    as: { type: 'string', multiple: true, default: [] },
    width: { type: 'string', default: '1366' },
    language: { type: 'string', default: 'zh-CN,en' },
    page: { type: 'string', multiple: true, default: [] },
    states: { type: 'boolean', default: false },
  },
})

const browser = await startBrowser()
const found = []
let looked = 0
await mkdir(values.out, { recursive: true })

async function look(portal, name) {
  looked += 1
  await portal.page.screenshot({ path: join(values.out, `${name}.png`) })
  for (const line of await axe(portal.page)) found.push(`${name}  ${line}`)
  for (const line of portal.wrong.splice(0)) found.push(`${name}  ${line}`)
}

for (const locale of values.language.split(',')) {
  for (const width of values.width.split(',').map(Number)) {
    const size = { width, height: width >= 1900 ? 1080 : width < 500 ? 844 : 768 }
    const door = await openPortal({ browser, url: values.url, locale, ...size })
    await door.page.locator('form').waitFor()
    await look(door, `sign-in.${locale}.${width}`)
    await door.context.close()
    for (const who of values.as) {
      const [account, password] = who.split(/:(.*)/s)
      const portal = await openPortal({ browser, url: values.url, locale, ...size, account, password })
      const paths = values.page.length > 0 ? values.page : await menuPaths(portal.page)
      for (const path of paths) {
        await visit(portal.page, path)
        await look(portal, `${account}${path.replaceAll(/[/?=&]/g, '_')}.${locale}.${width}`)
      }
      await portal.context.close()
      for (const state of values.states ? Object.keys(STATES) : []) {
        const other = await openPortal({ browser, url: values.url, locale, ...size, account, password })
        await answerWith(other.page, state)
        await other.page.reload()
        for (const path of paths) {
          await visit(other.page, path, state === 'loading' ? 300 : undefined)
          await look(other, `${account}${path.replaceAll(/[/?=&]/g, '_')}.${state}.${locale}.${width}`)
        }
        await other.context.close()
      }
    }
  }
}
await browser.close()
for (const line of found) console.log(line)
console.log(`${looked} pages looked at, ${found.length} findings`)
process.exitCode = found.length === 0 ? 0 : 1
