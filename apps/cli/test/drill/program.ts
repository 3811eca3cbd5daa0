import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

type Bundling = { readonly root: string; bundleProgram(): Promise<string> }

/** The command line as it is shipped, bundled once, in processes of its own. */
export type Program = {
  /** The command that runs it, for what starts itself again. */
  readonly self: readonly string[]
  run(args: readonly string[], environment?: NodeJS.ProcessEnv): Running
}

export type Running = {
  readonly pid: number
  /** What it has printed so far on stdout. */
  readonly lines: readonly string[]
  /** Resolves with the first line of stdout that fits, also an earlier one. Rejects when the process ends without it. */
  line(wanted: RegExp): Promise<RegExpExecArray>
  /** Exit code, or the signal that ended it, with what it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string }>
  kill(signal: NodeJS.Signals): void
}

const stores = ['DATABASE_URL', 'CLICKHOUSE_URL', 'JINGWEI_PARENT', 'JINGWEI_COLUMNAR_SUPERVISED']

/** @param root the repository */
export async function program(root: string): Promise<Program> {
  const { bundleProgram }: Bundling = await import(/* @vite-ignore */ pathToFileURL(join(root, 'apps/cli/src/bundle.mjs')).href)
  await mkdir(join(root, '.cache'), { recursive: true })
  const file = await bundleProgram()
  // The home alone decides: what this machine's environment names stays outside.
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !stores.includes(name)))
  return {
    self: [process.execPath, file],
    run: (args, environment = {}) => running([file, ...args], { ...inherited, NODE_ENV: 'production', JINGWEI_ENTRY: file, JINGWEI_ROOT: root, ...environment }),
  }
}

function running(args: readonly string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  let stderr = ''
  let heard: () => void = () => {}
  let over = false
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    heard()
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => { stderr += part })
  // 'exit', not 'close': children it leaves behind may hold the pipes a little longer.
  const ended = once(child, 'exit').then(async ([code, signal]: (number | NodeJS.Signals | null)[]) => {
    await new Promise((resolve) => setTimeout(resolve, 50))
    over = true
    heard()
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, stdout: lines.map((line) => `${line}\n`).join(''), stderr }
  })
  return {
    pid: child.pid ?? 0, lines, ended,
    kill: (signal) => void child.kill(signal),
    async line(wanted) {
      for (let seen = 0; ; ) {
        for (; seen < lines.length; seen++) {
          const match = wanted.exec(lines[seen] ?? '')
          if (match) return match
        }
        if (over) throw new Error(`it ended without a line like ${wanted}: ${[...lines, stderr].join('\n').slice(-2000)}`)
        await new Promise<void>((resolve) => { heard = resolve })
      }
    },
  }
}
