import type { Outside } from '../outside.ts'
import { demandTaken, type Channel, type Letter } from './channel.ts'

/** A JSON text with `{mobile}`, `{title}`, `{link}`, `{id}` filled in; each value is written as JSON text, so none can leave its place. */
export function fillBody(template: string, { id, to, title, link }: Letter): string {
  const values: Readonly<Record<string, string>> = { mobile: to, title, link, id }
  return template.replaceAll(/\{(mobile|title|link|id)\}/gu, (_whole, name: string) => JSON.stringify(values[name] ?? '').slice(1, -1))
}

/** SMS by whatever HTTP gateway the county has: its body is a template of the settings, its key a bearer token. Any answer of the 200s is taken for a yes. */
export const smsChannel = (outside: Outside, url: URL, template: string, secret: string | undefined): Channel => ({
  id: 'sms',
  async send(_ctx, letter) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': letter.id, ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }) }
    demandTaken(url.hostname, await outside.call(url, { method: 'POST', headers, body: fillBody(template, letter) }))
  },
})
