import { defineConfig } from 'vitest/config'

/** `npm run nightly` runs what is too long for every commit; everything else is `npm test`. */
const nightly = process.env['NIGHTLY'] === 'true'
const rooms = '{engines,platform,modules,apps}/*/test/**'

export default defineConfig({
  test: {
    include: nightly ? [`${rooms}/*.nightly.ts`] : [`${rooms}/*.test.ts`, 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
