import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths relative to the repository's root, with forward slashes, and the text of each. A fixture is one too. */
export type Tree = ReadonlyMap<string, string>

export type Problem = { readonly file: string; readonly line?: number; readonly message: string }

export type Rule = { readonly id: string; readonly why: string; readonly check: (tree: Tree) => readonly Problem[] }

const skipped = new Set(['node_modules', 'dist', 'coverage'])
const hidden = (name: string): boolean => name.startsWith('.') && name !== '.ci'
const textual = /\.(?:ts|tsx|mjs|js|cjs|json|md|sql|css|html|yml|yaml|sh)$|(?:^|\/)(?:\.ci\/run|LICENSE)$/u

/** Every text file we wrote; lockfiles and built output are not ours to judge. */
export function readTree(root: string): Tree {
  const files = new Map<string, string>()
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (hidden(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !skipped.has(entry.name)) walk(path)
      else if (entry.isFile() && textual.test(path) && entry.name !== 'package-lock.json') files.set(path, readFileSync(join(root, path), 'utf8'))
    }
  }
  walk('')
  return files
}

/** `line` of a character offset, counted from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
