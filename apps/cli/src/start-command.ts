import { JingweiError } from '@jingwei/kernel'
import type { Command } from './arguments.ts'

const roles: Readonly<Record<string, () => Promise<(command: Command) => Promise<void>>>> = {
  all: async () => (await import('./roles/all.ts')).runAll,
  api: async () => (await import('./roles/api.ts')).runApi,
  jobs: async () => (await import('./roles/jobs.ts')).runJobs,
  columnar: async () => (await import('./roles/columnar.ts')).runColumnar,
  public: async () => (await import('./roles/public.ts')).runPublic,
}

/** Runs a role until it is told to stop. @throws cli.usage for an unknown role */
export async function startCommand(command: Command): Promise<number> {
  const load = roles[command.role]
  if (!load) throw new JingweiError('cli.usage', { usage: 'jingwei start --role all|api|jobs|columnar|public' })
  const run = await load()
  await run(command)
  return 0
}
