import type { Logger } from '@jingwei/kernel'
import type { FastifyInstance } from 'fastify'

/** One line per answer: who, what, outcome, time. Never a query string, a header or a body. */
export function registerAccessLog(app: FastifyInstance, logger: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    const { authentication, routeId } = request.jingwei
    const fields = {
      traceId: request.id, route: routeId, method: request.method, path: request.url.split('?')[0], status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime), address: request.ip, person: authentication?.actor.personId,
    }
    if (routeId === undefined && reply.statusCode < 400) logger.debug(fields, 'request')
    else logger.info(fields, 'request')
  })
}
