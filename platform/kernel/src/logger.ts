/** The part of pino's logger that we use, so that any floor can log without depending on pino. */
export interface Logger {
  debug(fields: object, message?: string): void
  info(fields: object, message?: string): void
  warn(fields: object, message?: string): void
  error(fields: object, message?: string): void
}

const nothing = () => {}

/** For tests and pure callers. */
export const silentLogger: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
