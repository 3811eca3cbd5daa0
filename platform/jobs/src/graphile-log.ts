import { Logger as GraphileLogger } from 'graphile-worker'
import type { Logger } from '@jingwei/kernel'

/** graphile-worker's messages in our log; its chatter about each job is debug here, because `jobs.run` tells it. */
export const graphileLogger = (logger: Logger): GraphileLogger =>
  new GraphileLogger((scope) => (level, message) => {
    const fields = { scope: scope.label, task: scope.taskIdentifier }
    if (level === 'error' || level === 'warning') logger.warn(fields, message)
    else logger.debug(fields, message)
  })
