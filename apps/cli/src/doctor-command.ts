import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { checkServer, connect } from '@jingwei/store'
import { openRegion } from '@jingwei/server'
import type { Command } from './arguments.ts'
import type { Finding } from './doctor/finding.ts'
import { readMachine } from './doctor/machine-facts.ts'
import { machineFindings } from './doctor/machine-findings.ts'
import { storeFindings } from './doctor/store-findings.ts'
import { quietLogger, quietSelf } from './self.ts'
import { machineTimeZone } from './time-zone.ts'

/** Checks the machine and the stores, one line each; exit 1 when something would not work. */
export async function doctorCommand(command: Command): Promise<number> {
  const findings: Finding[] = [await writable(command.home)]
  if (findings[0]?.ok) findings.push(...machineFindings(readMachine(command.home, machineTimeZone())), ...(await stores(command)))
  const sound = findings.every(({ ok, advice }) => ok || advice === true)
  if (command.json) process.stdout.write(`${JSON.stringify({ ok: sound, checks: findings })}\n`)
  else for (const finding of findings) process.stdout.write(lineOf(finding))
  return sound ? 0 : 1
}

const lineOf = ({ id, ok, advice, expected, found, zh, en }: Finding): string => `${ok ? '✓' : advice === true ? '!' : '✗'} ${id.padEnd(14)} ${found}${ok ? '' : `\n  应为 expected: ${expected}\n  ${zh}\n  ${en}`}\n`

async function writable(home: string): Promise<Finding> {
  const trial = join(home, `.doctor-${process.pid}`)
  const reason = await mkdir(home, { recursive: true, mode: 0o700 }).then(() => writeFile(trial, '')).then(() => undefined, (error: NodeJS.ErrnoException) => error.code ?? error.message)
  await rm(trial, { force: true }).catch(() => {})
  return { id: 'home', ok: reason === undefined, expected: 'rw', found: reason ?? home, zh: `数据目录 ${home} 应可写：请核对属主、权限与磁盘。`, en: `The home ${home} should be writable: check its owner, its permissions and the disk.` }
}

/** A foreign server is looked at first, feature by feature, and left alone when it is unfit: opening it would change it. */
async function stores(command: Command): Promise<readonly Finding[]> {
  const external = process.env['DATABASE_URL']
  const findings: Finding[] = external === undefined || external === '' ? [] : [...(await serverFindings(external))]
  if (findings.some(({ ok }) => !ok)) return findings
  try {
    const region = await openRegion({
      home: command.home, logger: quietLogger(), applicationName: 'jingwei doctor', self: quietSelf(),
      // To look is not to change: an older home stays as it is.
      beforeUpgrade: ({ fromVersion, toVersion }) => Promise.reject(new JingweiError('cli.upgrade_first', { home: command.home, found: fromVersion ?? '?', own: toVersion })),
    })
    try {
      if (findings.length === 0) findings.push(...(await checkServer(region.stores.store)))
      findings.push(...(await storeFindings(region.stores.store)))
      const answers = await region.stores.columnar.ping()
      findings.push({ id: 'columnar', ok: answers, expected: 'ok', found: answers ? 'ok' : '-', zh: '分析库没有应答：请核对 CLICKHOUSE_URL，或看数据目录下的日志。', en: 'The columnar store does not answer: look at CLICKHOUSE_URL, or at the logs in the home.' })
    } finally {
      await region.close()
    }
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    if (error instanceof JingweiError && error.code === 'cli.upgrade_first') return [...findings, { id: 'upgrade', ok: false, advice: true, expected: String(error.details['own']), found: String(error.details['found']), zh: error.zh, en: error.en }]
    findings.push({ id: 'stores', ok: false, expected: 'ok', found, zh: `数据库未能启动：${error !== null && typeof error === 'object' && 'zh' in error ? String(error.zh) : found}`, en: `The stores did not start: ${found}` })
  }
  return findings
}

async function serverFindings(url: string): Promise<readonly Finding[]> {
  const store = connect({ url, poolSize: 1, applicationName: 'jingwei doctor' })
  return checkServer(store).finally(() => store.close())
}
