import { defineModule } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { createSample, type Sample, type SamplePlatform } from './service/sample.ts'
import { migrations } from './store/migrations/index.ts'

/** 示例县: a fictional county that goes through the same pipeline as real deliveries. */
export const sampleModule = defineModule<Sample, SamplePlatform, Route, Job>({
  id: 'sample', zh: '示例县', en: 'Sample county', dependsOn: ['hub'],
  settings: [], permissions: [], errors: [], migrations, lifecycles: [], pages: [],
  events: { publishes: [], consumes: [] },
  create: createSample,
  routes: () => [],
  jobs: () => [],
})
