import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/** A process of its own for a test that kills it. */
export type TestChild = {
  readonly process: ChildProcess
  /** Resolves with the next message that `wanted` accepts; rejects when the process ends first. */
  message<T>(wanted: (message: unknown) => message is T): Promise<T>
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): Promise<void>
}

/**
 * Bundles a TypeScript file (our packages inside, third-party ones from node_modules) and runs it with an IPC channel.
 * `setpriv` options run it as another user.
 */
export async function runChild(script: string, environment: Readonly<Record<string, string>>, user?: { uid: number; gid: number }): Promise<TestChild> {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'jingwei-test')
  const bundle = join(folder, `${randomUUID()}.mjs`)
  await build({
    entryPoints: [script], outfile: bundle, bundle: true, platform: 'node', format: 'esm', target: 'node20', sourcemap: 'inline',
    plugins: [{ name: 'third-party', setup: (builder) => builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@jingwei/') ? undefined : { path, external: true })) }],
  })
  const child = fork(bundle, [], { env: { ...process.env, ...environment }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: ['--enable-source-maps'], ...user })
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void over.then(() => rm(bundle, { force: true }))
  return {
    process: child,
    message: <T>(wanted: (message: unknown) => message is T) =>
      new Promise<T>((resolve, reject) => {
        child.on('message', (message) => {
          if (wanted(message)) resolve(message)
        })
        void over.then(() => reject(new Error(`the child ended (${child.exitCode ?? child.signalCode}) before it said what was waited for`)))
      }),
    kill() {
      child.kill('SIGKILL')
      return over
    },
  }
}
