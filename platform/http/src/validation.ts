import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { strictSchema } from './strict-schema.ts'

const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u
const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/iu

const real = (text: string) => !Number.isNaN(Date.parse(text))

const formats = {
  uuid,
  date: (text: string) => day.test(text) && real(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
  'date-time': (text: string) => instant.test(text) && real(text),
}

// Bodies and answers are JSON with real types; query strings and path parameters are text that must be read as numbers.
// The schemas are TypeBox's own: checking them against the meta schema, and polishing the code made of them, would be
// most of a start.
const lean = { strict: false, useDefaults: true, formats, meta: false, validateSchema: false, code: { optimize: false } } as const
const exact = new Ajv2020({ ...lean, allErrors: false })
const coercing = new Ajv2020({ ...lean, allErrors: true, coerceTypes: 'array' })

/** True when the value is as declared; else `errors` says how it is not. */
export type Validator = { (value: unknown): boolean; errors?: ErrorObject[] | null }

export type Compiling = { readonly text?: boolean; readonly now?: boolean }

/**
 * The closed form of a schema, compiled when first asked or, in tests, `now`: a schema that does not compile fails there.
 * `text` reads numbers and booleans out of strings.
 */
export function compileSchema(schema: unknown, { text = false, now = false }: Compiling = {}): Validator {
  const compile = (): ValidateFunction => (text ? coercing : exact).compile(strictSchema(schema))
  let compiled: ValidateFunction | undefined = now ? compile() : undefined
  const validate: Validator = (value) => {
    compiled ??= compile()
    const valid = compiled(value)
    validate.errors = compiled.errors ?? null
    return valid
  }
  return validate
}

/** One problem of a request: where (`body.items.3.name`) and what, in both languages. */
export type FieldProblem = { readonly field: string; readonly zh: string; readonly en: string }

/** Says each failure in words a clerk or a caller's developer can act on. */
export function fieldProblems(part: string, errors: readonly ErrorObject[] | null | undefined): readonly FieldProblem[] {
  return foldChoices(errors ?? []).map((error) => describe(part + error.instancePath.replaceAll('/', '.'), error))
}

/** A union of literals fails once per literal; a reader wants the list of choices once. */
function foldChoices(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = new Set(errors.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath))
  const choices = errors.filter((error) => error.keyword === 'const' && unions.has(error.instancePath))
  return errors.flatMap((error) => {
    if (choices.includes(error)) return []
    const values = choices.filter((choice) => choice.instancePath === error.instancePath).map((choice): unknown => choice.params['allowedValue'])
    return error.keyword === 'anyOf' && values.length > 0 ? [{ ...error, keyword: 'enum', params: { allowedValues: values } }] : [error]
  })
}

function describe(where: string, error: ErrorObject): FieldProblem {
  const given: Record<string, unknown> = error.params
  const unknown = given['additionalProperty'] ?? given['unevaluatedProperty']
  if (unknown !== undefined) {
    const field = `${where}.${unknown}`
    return { field, zh: `不认识的字段“${field}”，请删去或更正`, en: `unknown field "${field}"; remove or correct it` }
  }
  if (error.keyword === 'required') {
    const field = `${where}.${given['missingProperty']}`
    return { field, zh: `缺少“${field}”`, en: `"${field}" is missing` }
  }
  const wanted = wantedOf(error.keyword, given)
  return { field: where, zh: `“${where}”应${wanted.zh}`, en: `"${where}" must ${wanted.en}` }
}

function wantedOf(keyword: string, given: Readonly<Record<string, unknown>>): { zh: string; en: string } {
  const limit = String(given['limit'])
  switch (keyword) {
    case 'type': return { zh: `为 ${given['type']}`, en: `be of type ${given['type']}` }
    case 'format': return { zh: `符合格式 ${given['format']}`, en: `have the format ${given['format']}` }
    case 'enum': return { zh: `为以下之一：${listOf(given['allowedValues'])}`, en: `be one of ${listOf(given['allowedValues'])}` }
    case 'const': return { zh: `为 ${JSON.stringify(given['allowedValue'])}`, en: `be ${JSON.stringify(given['allowedValue'])}` }
    case 'minimum': return { zh: `不小于 ${limit}`, en: `be at least ${limit}` }
    case 'maximum': return { zh: `不大于 ${limit}`, en: `be at most ${limit}` }
    case 'minLength': return { zh: `至少 ${limit} 个字符`, en: `have at least ${limit} characters` }
    case 'maxLength': return { zh: `不超过 ${limit} 个字符`, en: `have at most ${limit} characters` }
    case 'minItems': return { zh: `至少有 ${limit} 项`, en: `have at least ${limit} items` }
    case 'maxItems': return { zh: `不超过 ${limit} 项`, en: `have at most ${limit} items` }
    case 'pattern': return { zh: `符合 ${given['pattern']}`, en: `match ${given['pattern']}` }
    default: return { zh: `为所列形式之一`, en: `have one of the declared forms` }
  }
}

const listOf = (values: unknown): string => (Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values))
