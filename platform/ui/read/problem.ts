/** What the server answers when it cannot do a thing (RFC 9457), already in the reader's language. */
export type Problem = {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly traceId: string
  readonly errors?: readonly { readonly path?: string; readonly message?: string }[]
}

export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail || problem.title || problem.code)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** The problem behind anything thrown; a lost connection becomes status 0. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  return { status: 0, title: '', detail: '', code: 'portal.unreachable', traceId: '' }
}

/** Reads problem+json; anything else (a proxy's HTML page) keeps its status and an empty text. */
export async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  return {
    status: response.status,
    title: fields.title ?? '',
    detail: fields.detail ?? '',
    code: fields.code ?? `http.${response.status}`,
    traceId: fields.traceId ?? response.headers.get('x-trace-id') ?? '',
    errors: fields.errors,
  }
}
