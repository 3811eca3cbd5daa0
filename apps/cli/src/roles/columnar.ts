import { runColumnarProcess } from '@jingwei/columnar'
import type { Command } from '../arguments.ts'
import { serverLogger } from '../self.ts'
import { untilStopped } from './until-stopped.ts'

/** Holds the columnar data of a home and answers the other roles. */
export async function runColumnar(command: Command): Promise<void> {
  const stopped = untilStopped()
  const running = await runColumnarProcess({ home: command.home, logger: serverLogger(command, 'columnar') })
  await stopped
  await running.stop()
}
