import type { Logger } from '@jingwei/kernel'
import type { DestinationStream } from 'pino'
import { pino } from 'pino'

// Wherever such a field appears, up to three levels down, its value does not reach the log.
const secret = ['password', 'current', 'next', 'oneTimePassword', 'token', 'secret', 'cookie', 'authorization', 'csrfToken', 'set-cookie', 'x-csrf-token']

const redacted = secret.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])

/** Structured log lines on stdout (or the given stream), secrets blanked. */
export function createLogger(options: { readonly level?: string; readonly destination?: DestinationStream; readonly base?: Readonly<Record<string, string | number>> } = {}): Logger {
  const settings = { level: options.level ?? 'info', base: { ...options.base }, redact: { paths: redacted, censor: '***' }, formatters: { level: (label: string) => ({ level: label }) } }
  return options.destination ? pino(settings, options.destination) : pino(settings)
}
