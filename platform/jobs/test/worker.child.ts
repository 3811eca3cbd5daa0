import { silentLogger } from '@jingwei/kernel'
import { runWorker } from '@jingwei/jobs'
import { connect } from '@jingwei/store'
import { steppedJob, wholeJob } from './trial-jobs.ts'

const store = connect({ url: process.env['TRIAL_URL'] ?? '' })
const onStep = (step: number) => process.send?.({ step })
await runWorker({ store, jobs: [wholeJob(store, onStep), steppedJob(store, onStep)], concurrency: 2, logger: silentLogger })
