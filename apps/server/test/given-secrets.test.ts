import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newFolder } from '@jingwei/testing'
import { givenSecret, intakeSecret } from '../src/given-secrets.ts'

let home: string
beforeAll(async () => {
  home = await newFolder('secrets')
  await mkdir(join(home, 'secrets', 'intake'), { recursive: true })
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('a secret somebody gave us', () => {
  it('is read alike wherever it is used: blanks are its own, closing line breaks the editor\'s', async () => {
    await writeFile(join(home, 'secrets', 'oidc-client'), ' a b \r\n\n')
    await writeFile(join(home, 'secrets', 'intake', 'power'), ' a b \r\n\n')
    await writeFile(join(home, 'secrets', 'intake', 'power.ca.pem'), '-----BEGIN\n-----END\n')
    await writeFile(join(home, 'secrets', 'empty'), ' \n')
    expect(await givenSecret(home, 'oidc-client', 'JINGWEI_NO_SUCH')).toBe(' a b ')
    expect(await intakeSecret(home, 'power')).toEqual({ value: ' a b ', certificate: '-----BEGIN\n-----END' })
    expect([await givenSecret(home, 'empty', 'JINGWEI_NO_SUCH'), await givenSecret(home, 'nothing', 'JINGWEI_NO_SUCH')]).toEqual([undefined, undefined])
    expect(await intakeSecret(home, '../oidc-client')).toEqual({})
  })
})
