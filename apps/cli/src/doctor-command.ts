import { statfsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { checkServer } from '@jingwei/store'
import { openRegion } from '@jingwei/server'
import type { Command } from './arguments.ts'
import { quietLogger, quietSelf } from './self.ts'

type Check = { readonly id: string; readonly ok: boolean; readonly found: string; readonly zh: string; readonly en: string }

/** Checks the machine and the stores, one line each; exit 1 when something would not work. */
export async function doctorCommand(command: Command): Promise<number> {
  await mkdir(command.home, { recursive: true, mode: 0o700 })
  const checks: Check[] = [...machine(command.home)]
  try {
    const region = await openRegion({ home: command.home, logger: quietLogger(), applicationName: 'jingwei doctor', self: quietSelf() })
    checks.push(...(await checkServer(region.stores.store)))
    const columnar = await region.stores.columnar.ping()
    checks.push({ id: 'columnar', ok: columnar, found: columnar ? 'ok' : '-', zh: '分析库应有应答', en: 'The columnar store should answer' })
    await region.close()
  } catch (error) {
    checks.push({ id: 'stores', ok: false, found: error instanceof Error ? error.message : String(error), zh: '数据库应能启动', en: 'The stores should start' })
  }
  const sound = checks.every((check) => check.ok)
  if (command.json) process.stdout.write(`${JSON.stringify({ ok: sound, checks })}\n`)
  else for (const check of checks) process.stdout.write(`${check.ok ? '✓' : '✗'} ${check.id.padEnd(14)} ${check.found}${check.ok ? '' : `\n  ${check.zh}\n  ${check.en}`}\n`)
  return sound ? 0 : 1
}

function machine(home: string): readonly Check[] {
  const disk = statfsSync(home)
  const freeGb = (disk.bavail * disk.bsize) / 1024 ** 3
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return [
    { id: 'node', ok: major > 20 || (major === 20 && minor >= 19), found: process.versions.node, zh: 'Node 应为 20.19 或更高', en: 'Node should be 20.19 or later' },
    { id: 'platform', ok: ['linux', 'darwin'].includes(process.platform) && ['x64', 'arm64'].includes(process.arch), found: `${process.platform} ${process.arch}`, zh: '支持 Linux x64/arm64（龙芯不支持）', en: 'Linux x64 and arm64 are supported (LoongArch is not)' },
    { id: 'cpu', ok: cpus().length >= 2, found: String(cpus().length), zh: '至少两个处理器核', en: 'At least two processor cores' },
    { id: 'memory', ok: totalmem() >= 3.5 * 1024 ** 3, found: `${(totalmem() / 1024 ** 3).toFixed(1)} GiB`, zh: '至少 4 GiB 内存', en: 'At least 4 GiB of memory' },
    { id: 'disk', ok: freeGb >= 2, found: `${freeGb.toFixed(1)} GiB`, zh: '数据目录至少留 2 GiB', en: 'At least 2 GiB free in the home' },
    { id: 'clock', ok: new Date().getFullYear() >= 2026, found: new Date().toISOString(), zh: '系统时间应正确', en: 'The clock should be right' },
  ]
}
