import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Office } from './office.ts'
import { Browser, administrator, enterpriseCode, openOffice } from './office.ts'

describe('bulk import', () => {
  let office: Office
  let system: Browser
  beforeAll(async () => {
    office = await openOffice()
    system = await administrator(office, 'system')
  })
  afterAll(() => office?.close())

  const upload = async (path: string, text: string) => {
    const payload = `--seam\r\nContent-Disposition: form-data; name="file"; filename="名单.csv"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--seam--\r\n`
    const answer = await office.server.inject({
      method: 'POST', url: `/api/identity/${path}`, payload,
      headers: { 'content-type': 'multipart/form-data; boundary=seam', cookie: `jw_session=${system.cookie}`, 'x-csrf-token': system.csrfToken },
    })
    return answer.json()
  }

  it('makes organisations and people, tells refused rows by line, and changes nothing the second time', async () => {
    const organisations = `名称,类型,统一社会信用代码,镇街\n发改局,部门,,\n某镇,镇街,,\n某厂,企业,${enterpriseCode},某镇\n坏厂,企业,123,\n怪,协会,,\n`
    const first = await upload('organisations/import', organisations)
    expect(first).toMatchObject({ created: 3, updated: 0 })
    expect(first.rejected.map((row: { line: number }) => row.line)).toEqual([5, 6])
    expect(await upload('organisations/import', organisations)).toMatchObject({ created: 0, updated: 0 })
    const people = `账号,姓名,单位,角色\nzhang,张三,发改局,部门经办\nfirm,厂长,${enterpriseCode},企业\nlost,李四,不存在的局,\n,无名,,\nbad,王五,发改局,皇帝\nwrong,赵六,发改局,企业\n`
    const made = await upload('people/import', people)
    expect(made).toMatchObject({ created: 2, updated: 0 })
    expect(made.rejected.map((row: { line: number }) => row.line)).toEqual([4, 5, 6, 7])
    expect(made.rejected[0].reason.zh).toContain('不存在的局')
    expect(made.passwords.map((entry: { account: string }) => entry.account)).toEqual(['zhang', 'firm'])
    expect((await new Browser(office).signIn('zhang', made.passwords[0].oneTimePassword)).status).toBe(200)
    expect(await upload('people/import', people)).toMatchObject({ created: 0, updated: 0, passwords: [] })
    expect(await upload('people/import', people.replace('张三', '张三丰'))).toMatchObject({ created: 0, updated: 1 })
  })

  it('names the missing column and the file it cannot read', async () => {
    expect((await upload('people/import', '账号,单位\na,b\n')).detail).toContain('“姓名”')
    expect(await upload('people/import', '\u0000\u0001\u0002')).toMatchObject({ status: 400 })
    expect((await system.send('GET', 'people/template')).text).toBe('\uFEFF账号,姓名,单位,角色\r\n')
  })
})
