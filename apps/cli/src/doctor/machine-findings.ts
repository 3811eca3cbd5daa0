import type { Finding } from './finding.ts'
import type { MachineFacts } from './machine-facts.ts'

/** Node 20's own floor; chDB 26.7 and PostgreSQL 18 as packed ask for 2.25 and 2.27. */
const glibcFloor = '2.28'

/** What chDB's build for Linux x64 is compiled for (its chdb/build.sh: AVX on, AVX2 off, above ClickHouse's x86-64-v2). */
const chdbNeeds = ['ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'pclmulqdq', 'avx']

const gib = 1024 ** 3

/** Judges a machine. Pure: what was read is given. */
export function machineFindings(facts: MachineFacts): readonly Finding[] {
  const { node, platform, processor, cores, memoryBytes, freeBytes, now, timeZone } = facts
  return [
    { id: 'node', ok: atLeast(node, '20.19'), expected: '>= 20.19', found: node, zh: '请安装 Node.js 20.19 或更高版本。', en: 'Install Node.js 20.19 or later.' },
    {
      id: 'platform', ok: ['linux', 'darwin'].includes(platform) && ['x64', 'arm64'].includes(processor), expected: 'linux | darwin, x64 | arm64', found: `${platform} ${processor}`,
      zh: '请换用 x64 或 arm64 的 Linux（龙芯不支持）。', en: 'Use Linux on x64 or arm64 (LoongArch is not supported).',
    },
    ...(platform === 'linux' ? [glibc(facts)] : []),
    ...(platform === 'linux' && processor === 'x64' ? [features(facts)] : []),
    { id: 'cpu', ok: cores >= 2, expected: '>= 2', found: String(cores), zh: '请给本机至少两个处理器核。', en: 'Give this machine two processor cores at least.' },
    { id: 'memory', ok: memoryBytes >= 3.5 * gib, expected: '>= 4 GiB', found: `${(memoryBytes / gib).toFixed(1)} GiB`, zh: '请给本机至少 4 GiB 内存。', en: 'Give this machine 4 GiB of memory at least.' },
    { id: 'disk', ok: freeBytes >= 2 * gib, expected: '>= 2 GiB', found: `${(freeBytes / gib).toFixed(1)} GiB`, zh: '请清理或扩充数据目录所在磁盘，或用 --home 换一个磁盘。', en: 'Free or add space on the disk of the home, or choose another disk with --home.' },
    { id: 'clock', ok: now.getUTCFullYear() >= 2026 && now.getUTCFullYear() < 2100, expected: '2026 – 2099', found: now.toISOString(), zh: '系统时间不对：请用 timedatectl set-time 校准，并配置本地 NTP。', en: 'The clock is wrong: set it with timedatectl set-time, and name a local NTP server.' },
    { id: 'time zone', ok: eightHours(timeZone, now), advice: true, expected: 'Asia/Shanghai (UTC+8)', found: timeZone, zh: '请运行 timedatectl set-timezone Asia/Shanghai：本程序始终按北京时间工作，其他程序和系统日志才会与之一致。', en: 'Run timedatectl set-timezone Asia/Shanghai, so that other programs and system logs agree with ours, which keep to it anyway.' },
  ]
}

const glibc = ({ glibc: found }: MachineFacts): Finding => ({
  id: 'glibc', ok: found !== undefined && atLeast(found, glibcFloor), expected: `>= ${glibcFloor}`, found: found ?? '-',
  zh: '请换用 glibc 2.28 以上的系统（麒麟 V10、openEuler 20.03、Debian 10、RHEL 8 起；Alpine 等 musl 系统不支持）。', en: 'Use a system with glibc 2.28 or later (Kylin V10, openEuler 20.03, Debian 10, RHEL 8 and on; musl systems such as Alpine are not supported).',
})

function features({ features: found }: MachineFacts): Finding {
  const missing = chdbNeeds.filter((name) => found?.has(name) === false)
  return {
    id: 'cpu features', ok: missing.length === 0, expected: chdbNeeds.join(' '), found: found === undefined ? '?' : missing.length === 0 ? 'ok' : `- ${missing.join(' ')}`,
    zh: '分析引擎 chDB 需要这些指令：虚拟机请把 CPU 型号设为 host-passthrough；老机器请用 CLICKHOUSE_URL 指定另一台上的 ClickHouse。', en: 'The analytics engine chDB needs these: in a virtual machine set the CPU model to host-passthrough; on an old machine name a ClickHouse elsewhere with CLICKHOUSE_URL.',
  }
}

/** Versions by number, part by part. */
export function atLeast(found: string, floor: string): boolean {
  const [a, b] = [found, floor].map((text) => text.split('.').map(Number))
  for (const index of [0, 1, 2]) {
    const [one, other] = [a?.[index] ?? 0, b?.[index] ?? 0]
    if (one !== other) return one > other
  }
  return true
}

/** Other names of the same clock are as good. */
function eightHours(timeZone: string, now: Date): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).format(now).endsWith('GMT+08:00')
  } catch {
    return false
  }
}
