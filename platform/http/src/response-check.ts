import type { Logger } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { compileSchema, fieldProblems } from './validation.ts'

export type ResponseCheck = (value: unknown, logger: Logger) => void

/**
 * Compares an answer with its declaration. Strict (tests): a deviation is an error. Otherwise it is logged with the
 * field's name and never its value, and the serialiser leaves undeclared fields out.
 */
export function checkResponse(route: string, schema: unknown, strict: boolean): ResponseCheck {
  const validate = compileSchema(schema, { now: strict })
  return (value, logger) => {
    if (validate(value)) return
    const problem = fieldProblems('response', validate.errors).map((field) => field.en).join('; ')
    if (strict) throw new JingweiError('http.undeclared_response', { route, problem })
    logger.warn({ route, problem }, 'the answer is not as declared')
  }
}
