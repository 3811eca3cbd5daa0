import { compareWithAll } from './compare.ts'
import { NO_VOCABULARY } from './places.ts'
import type { Candidate, Decision, Evidence, Features, Vocabulary } from './types.ts'

export type DecideOptions = {
  readonly vocabulary?: Vocabulary
  /** Bits from which a link is made without a person. Default 10. */
  readonly auto?: number
  /** Bits by which the best must lead the second for that. Default 3. */
  readonly margin?: number
  /** Bits from which a person is asked. Default 6. */
  readonly review?: number
}

/**
 * Chooses among the candidates for one mention. `auto` needs enough bits, a clear lead and proof by code, whole or
 * misread name, or address; a tie is always `review`. Independent of the order of candidates.
 */
export function decide(target: Features, candidates: readonly Candidate[], options: DecideOptions = {}): Decision {
  const { vocabulary = NO_VOCABULARY, auto = 10, margin: lead = 3, review = 6 } = options
  const ranked: { id: string; score: number; evidence: Evidence }[] = candidates.map((c) => {
    const evidence = compareWithAll(target, c.features, vocabulary)
    return { id: c.id, score: evidence.total, evidence }
  })
  ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const [best, second] = ranked
  const runnersUp = ranked.slice(1, 4).map(({ id, score }) => ({ id, score }))
  if (best === undefined || best.score < review) {
    return { band: 'new', score: best?.score ?? 0, margin: 0, ...(best === undefined ? {} : { evidence: best.evidence }), runnersUp: ranked.slice(0, 3).map(({ id, score }) => ({ id, score })) }
  }
  const margin = second === undefined ? best.score : best.score - Math.max(0, second.score)
  const band = best.score >= auto && margin >= lead && best.evidence.proof && best.evidence.forbids === undefined ? 'auto' : 'review'
  return { band, id: best.id, score: best.score, margin, evidence: best.evidence, runnersUp }
}
