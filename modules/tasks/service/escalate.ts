import type { Ctx } from '@jingwei/kernel'
import { today } from '../domain/deadline.ts'
import { escalateOverdue } from '../store/escalation.ts'
import type { TasksPlatform } from './platform.ts'
import { tellLeaders } from './telling.ts'

/** 提级: marks what is overdue and lets the leaders know, both or neither. Returns how many. */
export const escalate = (tasks: TasksPlatform, ctx: Ctx): Promise<number> =>
  tasks.store.tx(ctx, async (inside) => {
    const moved = await escalateOverdue(tasks.store, inside, today(tasks.clock))
    await tellLeaders(tasks, inside, moved)
    return moved
  })
