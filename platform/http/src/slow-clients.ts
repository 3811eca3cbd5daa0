import type { Socket } from 'node:net'
import { JingweiError, newId } from '@jingwei/kernel'
import type { Server } from 'node:http'
import type { FastifyHttpOptions, preParsingAsyncHookHandler } from 'fastify'
import { problemOf, problemType } from './problem.ts'
import type { HttpSettings } from './settings.ts'

/** How long a client may take over headers, a whole request, silence and keep-alive (Node's own checks, every second). */
export function timeouts(settings: HttpSettings): Pick<FastifyHttpOptions<Server>, 'connectionTimeout' | 'requestTimeout' | 'keepAliveTimeout' | 'http'> {
  return {
    connectionTimeout: settings.idleSeconds * 1000,
    requestTimeout: settings.uploadSeconds * 1000,
    keepAliveTimeout: settings.keepAliveSeconds * 1000,
    http: { headersTimeout: Math.min(settings.headersSeconds, settings.uploadSeconds) * 1000, connectionsCheckingInterval: 1000 },
  }
}

/** An ordinary body has its own, shorter time; uploads have the server's. */
export const limitBodyTime = (seconds: number): preParsingAsyncHookHandler => async (_request, _reply, payload) => {
  const timer = setTimeout(() => payload.emit('error', new JingweiError('http.slow_client', { seconds })), seconds * 1000)
  const stop = () => clearTimeout(timer)
  payload.once('end', stop).once('close', stop).once('error', stop)
  return payload
}

const answers = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 'http.slow_client'],
  ['HPE_HEADER_OVERFLOW', 'http.headers_too_large'],
])

/** What is not HTTP gets an answer of the same form as everything else, then the connection is closed. */
export const answerBrokenRequest = (settings: HttpSettings) => (error: { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = answers.get(error.code ?? '') ?? 'http.malformed_request'
  const problem = problemOf(new JingweiError(code, { seconds: settings.headersSeconds }), 'zh-CN', newId())
  const body = JSON.stringify(problem)
  socket.end(`HTTP/1.1 ${problem.status} Refused\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
}
