import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliErrors, parseArguments } from '@jingwei/cli'
import { JingweiError } from '@jingwei/kernel'

const refusal = (given: readonly string[]): JingweiError => {
  try {
    parseArguments(given)
  } catch (error) {
    if (error instanceof JingweiError) return error
  }
  throw new Error('expected a refusal')
}

describe('the command line', () => {
  it('has defaults that listen to this machine alone', () => {
    expect(parseArguments(['start'])).toEqual({ name: 'start', rest: [], home: resolve('.jingwei'), port: 8080, host: '127.0.0.1', role: 'all', json: false, empty: false, quiet: false, withBackup: true, loseSince: false })
  })

  it('takes options before and after what they belong to, with = or a blank', () => {
    const wanted = { name: 'import', rest: ['feeds'], home: resolve('county'), json: true }
    expect(parseArguments(['import', 'feeds', '--home', 'county', '--json'])).toMatchObject(wanted)
    expect(parseArguments(['--json', '--home=county', 'import', 'feeds'])).toMatchObject(wanted)
  })

  it('keeps an = inside a value', () => {
    expect(parseArguments(['export', 'links', '--out=a=b.csv'])).toMatchObject({ rest: ['links'], out: 'a=b.csv' })
  })

  it('refuses an unknown option and names the nearest known one', () => {
    expect(refusal(['start', '--hom', 'x'])).toMatchObject({ code: 'cli.unknown_option' })
    expect(refusal(['start', '--hom', 'x']).en).toContain('--home')
  })

  it('refuses an option without its value and a port that is none', () => {
    expect(refusal(['start', '--home'])).toMatchObject({ code: 'cli.missing_value', details: { option: '--home' } })
    for (const port of ['-1', '65536', 'http', '80.5']) expect(refusal(['start', '--port', port]).code).toBe('cli.bad_port')
  })

  it('says every refusal in both languages', () => {
    for (const { code, zh, en } of cliErrors) {
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/u)
      expect(en, code).toMatch(/[a-z]/u)
    }
  })
})
