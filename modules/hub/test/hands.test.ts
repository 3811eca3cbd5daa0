import { jobsMigrations } from '@jingwei/jobs'
import { migrationTrial } from '@jingwei/testing'
import { describe, expect, it } from 'vitest'
import { hubModule } from '../index.ts'

describe('the hands in a delivery', () => {
  it('0009 keeps attempts as they were, and refuses a review by the people behind a machine', () => migrationTrial({
    migrations: [...jobsMigrations, ...hubModule.migrations.map((migration) => ({ ...migration, module: 'hub' }))], module: 'hub', id: 9,
    before: async (store) => void (await store.query(`insert into hub.submission (id, source_id, period, manner, kind, state, handled_by, handled_by_id, reviewed_by_id) values (gen_random_uuid(), 'power_supply', '2026-01', 'period', 'zero', 'returned', '甲', 'a', 'b')`)),
    after: async (store) => {
      expect(await store.query('select handled_by_id, hands from hub.submission')).toEqual([{ handled_by_id: 'a', hands: [] }])
      await expect(store.query(`update hub.submission set hands = array['b']`)).rejects.toThrow(/check/u)
    },
  }))
})
