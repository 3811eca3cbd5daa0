import type { Detail, Draft, Kind, Paging, Proof, Schedule, Setup, Target } from '../answers.ts'

/** The form as it is typed: everything text, so that nothing is lost on the way between kinds. */
export type Typed = Readonly<Record<
  | 'name' | 'code' | 'sourceId' | 'host' | 'port' | 'database' | 'schema' | 'table' | 'user' | 'charset' | 'incrementalColumn' | 'periodColumn' | 'periodForm' | 'url' | 'body' | 'rows' | 'parameter' | 'sizeParameter' | 'size' | 'first' | 'next'
  | 'appKey' | 'keyHeader' | 'timeHeader' | 'signHeader' | 'template' | 'folder' | 'flag' | 'minutes' | 'at' | 'workingDay', string>> & {
  readonly kind: Kind; readonly tls: 'verify' | 'none'; readonly method: 'GET' | 'POST'; readonly paging: Paging['by']; readonly proof: Proof['by']; readonly digest: 'md5' | 'sha256' | 'hmac-sha256'; readonly schedule: Schedule['kind']
  readonly pairs: Readonly<Record<string, string>>
}

const blank: Typed = {
  name: '', code: '', sourceId: '', kind: 'postgres', host: '', port: '5432', database: '', schema: 'public', table: '', user: '', tls: 'verify', charset: '', incrementalColumn: '', periodColumn: '', periodForm: '{YYYY-MM}',
  url: 'https://', method: 'GET', body: '', rows: '/data', paging: 'none', parameter: 'pageNum', sizeParameter: 'pageSize', size: '500', first: '1', next: '/next', proof: 'bearer', appKey: '', keyHeader: 'appKey', timeHeader: 'requestTime', signHeader: 'sign', digest: 'md5', template: '{appKey}{secret}{time}',
  folder: '', flag: '', schedule: 'daily', minutes: '60', at: '02:30', workingDay: '5', pairs: {},
}

/** An empty form, on the first source; of a connection, what it holds. */
export function typedOf(setup: Setup, of?: Detail): Typed {
  if (!of) return { ...blank, sourceId: setup.sources[0]?.id ?? '' }
  const { target, schedule } = of
  const text = Object.fromEntries(Object.entries(target).flatMap(([key, value]) => (typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [])))
  const http = target.kind === 'http' ? { paging: target.paging.by, proof: target.proof.by, ...texts(target.paging), ...texts(target.proof) } : {}
  return { ...blank, ...text, ...http, name: of.name, code: of.code, sourceId: of.source.id, kind: target.kind, schedule: schedule.kind, ...texts(schedule), pairs: Object.fromEntries(of.pairs.map((pair) => [pair.column, pair.header])) } as Typed
}

const texts = (of: object): Record<string, string> => Object.fromEntries(Object.entries(of).flatMap(([key, value]) => (key === 'by' || key === 'kind' ? [] : [[key, String(value)]])))

const given = <Key extends string>(key: Key, value: string): Partial<Record<Key, string>> => (value.trim() === '' ? {} : ({ [key]: value.trim() } as Record<Key, string>))

/** What is sent. */
export const draftOf = (typed: Typed): Draft => ({
  name: typed.name.trim(), code: typed.code.trim(), sourceId: typed.sourceId, target: targetOf(typed), schedule: scheduleOf(typed),
  pairs: typed.kind === 'folder' ? [] : Object.entries(typed.pairs).map(([column, header]) => ({ column, header })),
})

function targetOf(typed: Typed): Target {
  if (typed.kind === 'folder') return { kind: 'folder', folder: typed.folder.trim(), ...(typed.flag === '' ? {} : { flag: typed.flag as 'ok' | 'done' }) }
  if (typed.kind === 'http') return { kind: 'http', url: typed.url.trim(), method: typed.method, rows: typed.rows.trim(), paging: pagingOf(typed), proof: proofOf(typed), ...(typed.method === 'POST' ? given('body', typed.body) : {}) }
  return {
    kind: typed.kind, host: typed.host.trim(), port: Number(typed.port), database: typed.database.trim(), table: typed.table.trim(), user: typed.user.trim(), tls: typed.tls, ...given('incrementalColumn', typed.incrementalColumn),
    ...(typed.periodColumn.trim() === '' ? {} : { periodColumn: typed.periodColumn.trim(), periodForm: typed.periodForm.trim() }), ...(typed.kind === 'postgres' ? given('schema', typed.schema) : {}),
    ...(typed.kind === 'mysql' && typed.charset !== '' ? { charset: typed.charset as 'gbk' | 'gb18030' } : {}),
  }
}

function pagingOf({ paging, parameter, sizeParameter, size, first, next }: Typed): Paging {
  if (paging === 'none') return { by: 'none' }
  return paging === 'cursor' ? { by: 'cursor', parameter, next } : { by: paging, parameter, sizeParameter, size: Number(size), first: Number(first) }
}

const proofOf = ({ proof, appKey, keyHeader, timeHeader, signHeader, digest, template }: Typed): Proof => (proof === 'sign' ? { by: 'sign', appKey, keyHeader, timeHeader, signHeader, digest, template } : { by: proof })

function scheduleOf({ schedule, minutes, at, workingDay }: Typed): Schedule {
  if (schedule === 'every') return { kind: 'every', minutes: Number(minutes) }
  if (schedule === 'daily') return { kind: 'daily', at }
  return schedule === 'monthly' ? { kind: 'monthly', workingDay: Number(workingDay), at } : { kind: 'manual' }
}
