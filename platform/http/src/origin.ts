import { createHash, timingSafeEqual } from 'node:crypto'
import { JingweiError } from '@jingwei/kernel'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isSafe = (method: string): boolean => safe.has(method)

export type OriginFacts = { readonly method: string; readonly origin?: string; readonly fetchSite?: string; readonly host: string; readonly allowed: readonly string[] }

/**
 * Refuses a change that a page of another site sent (OWASP CSRF cheat sheet: verify the origin). A caller without
 * the headers is no browser and has no cookie to abuse. Signing in is checked too: nobody is signed in as another.
 */
export function demandOwnOrigin(facts: OriginFacts): void {
  if (isSafe(facts.method)) return
  const { origin } = facts
  if (origin !== undefined) {
    if (hostOf(origin) !== facts.host && !facts.allowed.includes(origin)) throw new JingweiError('http.foreign_origin', { origin })
  } else if (facts.fetchSite === 'cross-site') throw new JingweiError('http.foreign_origin', { origin: facts.fetchSite })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Compares in constant time, whatever the lengths. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
