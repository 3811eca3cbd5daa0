import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Entry = { version?: string; link?: boolean; dependencies?: Record<string, string>; devDependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }

const root = join(import.meta.dirname, '..')
const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(join(root, file), 'utf8'))
const { packages } = read<{ packages: Record<string, Entry> }>('package-lock.json')

describe('the lockfile', () => {
  it('names the builds for every platform, or `npm ci` refuses it (node scripts/complete-lock.mjs)', () => {
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
      .filter(([name, version]) => /^\d/u.test(version) && !packages[`node_modules/${name}`])
    expect(missing).toEqual([])
  })

  it('knows the dependencies of every package of ours (npm install --package-lock-only)', () => {
    const ours = Object.keys(packages).filter((path) => !path.startsWith('node_modules/') && existsSync(join(root, path, 'package.json')))
    expect(ours.length).toBeGreaterThan(10)
    for (const path of ours) {
      const { dependencies = {}, devDependencies = {} } = read<Entry>(join(path, 'package.json'))
      const locked = packages[path] ?? {}
      expect({ path, dependencies: locked.dependencies ?? {}, devDependencies: locked.devDependencies ?? {} }).toEqual({ path, dependencies, devDependencies })
    }
  })
})
