import { openBlobs } from '@jingwei/blob'
import { connectColumnar } from '@jingwei/columnar'
import { hubModule } from '@jingwei/hub'
import { runWorker } from '@jingwei/jobs'
import { resolveSettings, serviceCtx, silentLogger, systemClock } from '@jingwei/kernel'
import { connect } from '@jingwei/store'
import { intakeModule } from '../index.ts'

/** A process that reads connections, to be killed while it does. */
const home = process.env['TEST_HOME'] ?? ''
const store = connect({ url: process.env['TEST_URL'] ?? '' })
const blobs = await openBlobs(home)
const common = { store, blobs, logger: silentLogger, clock: systemClock }
const hub = hubModule.create({ ...common, columnar: connectColumnar({ home }), settings: resolveSettings(hubModule.settings, {}), sample: () => false, map: () => undefined })
const intake = intakeModule.create({ ...common, hub, settings: resolveSettings(intakeModule.settings, { 'intake.hosts': '127.0.0.1', 'intake.settleMinutes': 0 }), attention: async () => {}, secret: async () => ({ value: process.env['TEST_SECRET'] ?? '' }) })
await runWorker({ store, jobs: intakeModule.jobs(intake).filter((job) => job.cron === undefined), logger: silentLogger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy) })
