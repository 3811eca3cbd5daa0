import type { Command } from './arguments.ts'
import { JingweiError } from '@jingwei/kernel'
import { runAll } from './roles/all.ts'
import { runApi } from './roles/api.ts'
import { runColumnar } from './roles/columnar.ts'
import { runJobs } from './roles/jobs.ts'
import { runPublic } from './roles/public.ts'

const roles: Readonly<Record<string, (command: Command) => Promise<void>>> = { all: runAll, api: runApi, jobs: runJobs, columnar: runColumnar, public: runPublic }

/** Runs a role until it is told to stop. @throws cli.usage for an unknown role */
export async function startCommand(command: Command): Promise<number> {
  const run = roles[command.role]
  if (!run) throw new JingweiError('cli.usage', { usage: 'jingwei start --role all|api|jobs|columnar|public' })
  await run(command)
  return 0
}
