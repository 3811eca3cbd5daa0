import type { Rule, Tree } from './tree.ts'

const limit = 400
const counted = /\.(?:ts|tsx|mjs|js|cjs|css|sql|sh)$/u

const lengths = (tree: Tree): readonly (readonly [string, number])[] =>
  [...tree].filter(([path]) => counted.test(path)).map(([path, text]) => [path, text.replace(/\n$/u, '').split('\n').length])

export const fileLength: Rule = {
  id: 'file length',
  why: 'A file holds one thing a newcomer can name; over 400 lines it holds several.',
  check: (tree) => lengths(tree).filter(([, lines]) => lines > limit).map(([file, lines]) => ({ file, message: `${lines} lines, at most ${limit}` })),
}

/** The middle length of all source files, for the closing report. */
export function medianLength(tree: Tree): number {
  const sorted = lengths(tree).map(([, lines]) => lines).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
