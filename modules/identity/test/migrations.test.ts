import { newId } from '@jingwei/kernel'
import { migrationTrial } from '@jingwei/testing'
import { describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'

const trial = { migrations: identityModule.migrations.map((migration) => ({ ...migration, module: 'identity' })), module: 'identity' }
const [person, session] = [newId(), newId()]

describe('the migrations', () => {
  it('keep who is signed in signed in when second factors come', () => migrationTrial({
    ...trial, id: 4,
    async before(store) {
      await store.query(`insert into identity.person (id, account, name, created_at) values ($1, 'a', '甲', now())`, [person])
      await store.query(`insert into identity.session (id, token_hash, person_id, address, created_at, last_seen_at, expires_at) values ($1, 'x', $2, '10.0.0.1', now(), now(), now() + interval '1 hour')`, [session, person])
    },
    async after(store) {
      expect(await store.query('select id, step from identity.session')).toEqual([{ id: session, step: 'done' }])
      await expect(store.query(`update identity.session set step = 'half'`)).rejects.toThrow()
      await store.query(`insert into identity.totp (person_id, sealed, created_at) values ($1, 'x', now())`, [person])
      expect(await store.query('select confirmed_at, last_step from identity.totp')).toEqual([{ confirmed_at: null, last_step: -1n }])
    },
  }))

  it('add single sign-on without touching anybody', () => migrationTrial({
    ...trial, id: 6,
    before: async (store) => void (await store.query(`insert into identity.person (id, account, name, created_at, last_sign_in_at) values ($1, 'a', '甲', now(), '2026-01-02')`, [person])),
    async after(store) {
      expect(await store.query('select id, account from identity.person')).toEqual([{ id: person, account: 'a' }])
      expect(await store.query('select count(*) from identity.oidc_attempt')).toEqual([{ count: 0n }])
    },
  }))

  it('find the last sign-in of everybody in the trail when access is first reviewed', () => migrationTrial({
    ...trial, id: 5,
    async before(store) {
      const idle = newId()
      for (const id of [person, idle]) await store.query(`insert into identity.person (id, account, name, created_at) values ($1, $2, '甲', now())`, [id, `a${id}`])
      for (const [day, action, id] of [['2026-01-02', 'identity.sign_in', person], ['2026-02-03', 'identity.sign_in', person], ['2026-03-04', 'identity.sign_in.failed', person], ['2026-03-04', 'identity.password.reset', idle], ['2026-03-05', 'identity.sign_in', undefined]])
        await store.query(`insert into identity.audit (at, actor_id, actor, action, trace_id) values ($1::date, $2, '甲', $3, 't')`, [day, id, action])
      await store.query(`insert into identity.session (id, token_hash, person_id, address, created_at, last_seen_at, expires_at) values ($1, 'y', $2, '10.0.0.1', now(), now(), now())`, [session, person])
    },
    async after(store) {
      const rows = await store.query<{ account: string; day: string | null }>(`select account, last_sign_in_at::date as day from identity.person order by last_sign_in_at`)
      expect(rows.map((row) => row.day)).toEqual(['2026-02-03', null])
      expect(await store.query('select device from identity.session')).toEqual([{ device: '' }])
    },
  }))

  it('bring security keys: one name once a person, challenges that go with their session', () => migrationTrial({
    ...trial, id: 9,
    async before(store) {
      await store.query(`insert into identity.person (id, account, name, created_at) values ($1, 'a', '甲', now())`, [person])
      await store.query(`insert into identity.session (id, token_hash, person_id, address, created_at, last_seen_at, expires_at) values ($1, 'z', $2, '10.0.0.1', now(), now(), now())`, [session, person])
    },
    async after(store) {
      const add = (id: string, credential: string) => store.query(`insert into identity.security_key (id, person_id, credential_id, public_key, counter, name, created_at) values ($1, $2, $3, 'x', 0, '一把', now())`, [id, person, credential])
      await add(newId(), 'c1')
      await expect(add(newId(), 'c2')).rejects.toThrow()
      await store.query(`insert into identity.key_challenge values ($1, 'add', 'x', now())`, [session])
      await store.query('delete from identity.session')
      expect(await store.query('select count(*) from identity.key_challenge')).toEqual([{ count: 0n }])
      expect(await store.query('select account from identity.person')).toEqual([{ account: 'a' }])
    },
  }))
})
