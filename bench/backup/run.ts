import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { demandJingwei, temporaryFolder } from '../measure/jingwei.ts'
import { watch } from '../measure/processes.ts'
import { referenceData, skip } from '../measure/reference-data.ts'
import { printResult, rounded, seconds, whenQuiet } from '../measure/result.ts'

/** Two minutes each: an office has a coffee, not an evening. */
const floor = 120

const register = referenceData('datahub/enterprises/zhejiang_enterprises.csv.gz') ?? skip('no zhejiang_enterprises.csv.gz at hand; set JINGWEI_DATA to the folder that holds datahub')
const folder = temporaryFolder('backup')
const [home, restored, archive] = [join(folder, 'home'), join(folder, 'restored'), join(folder, 'backup.tar.gz')]
const feeds = join(folder, 'feeds')
mkdirSync(feeds)
copyFileSync(register, join(feeds, 'register.csv.gz'))
await demandJingwei('import', feeds, '--home', home)
console.log('the register is imported')
await whenQuiet()

/** Runs one command on a home and watches its memory. */
async function measured(watched: string, ...command: readonly string[]) {
  const watching = watch(watched)
  const { ms, lines } = await demandJingwei(...command)
  const found = { seconds: seconds(ms), nodePeakMb: watching.stop().peakMb.node }
  console.log(`${command[0]}: ${JSON.stringify(found)}`)
  return { ...found, lines }
}

/** What a careful person would type, with everything stopped: a copy of the folder, then a compressed tar of the copy. */
function peer(): { readonly backup: number; readonly restore: number; readonly mb: number } {
  const timed = (...shell: readonly string[]): number => {
    const born = performance.now()
    const { status, stderr } = spawnSync('/bin/sh', ['-ec', ...shell], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return seconds(performance.now() - born)
  }
  const names = [home, join(folder, 'copy'), join(folder, 'copy.tar.gz'), join(folder, 'unpacked')] as const
  const backup = timed('cp -a "$0" "$1"; tar -C "$1" -cf - . | gzip -1 > "$2"; sync "$2"', ...names)
  const restore = timed('mkdir "$3"; tar -C "$3" -xzf "$2"; sync -f "$3"', ...names)
  return { backup, restore, mb: megabytes(names[2]) }
}

const megabytes = (file: string): number => rounded(statSync(file).size / 1_048_576, 1)

async function exported(of: string): Promise<string> {
  const out = join(folder, 'enterprises.csv')
  await demandJingwei('export', 'enterprises', '--out', out, '--home', of)
  return createHash('sha256').update(readFileSync(out)).digest('hex')
}

const theirs = peer()
console.log(`cp and tar: ${JSON.stringify(theirs)}`)
const { lines: _, ...backup } = await measured(home, 'backup', '--out', archive, '--home', home)
const { lines, ...restore } = await measured(restored, 'restore', archive, '--home', restored, '--json')
const { enterprises, parts } = JSON.parse(lines.at(-1)?.text ?? '{}') as { enterprises: number; parts: object }
const equal = (await exported(home)) === (await exported(restored))
const ratio = rounded(backup.seconds / theirs.backup, 3)
printResult({
  ours: { backup, restore, archiveMb: megabytes(archive), enterprises, parts }, peer: theirs, ratio, ratioOf: 'seconds of a backup, start and stop of PostgreSQL included, over those of cp -a and tar of the same home',
  met: { backup: backup.seconds < floor, restore: restore.seconds < floor, equal },
})
if (!equal) process.exitCode = 1
