import { defineModule } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { sampleRoutes } from './http/sample-routes.ts'
import { createSample, type Sample, type SamplePlatform } from './service/sample.ts'
import { migrations } from './store/migrations/index.ts'

/** 示例县: a fictional county that goes through the same pipeline as real deliveries. */
export const sampleModule = defineModule<Sample, SamplePlatform, Route, Job>({
  id: 'sample', zh: '示例县', en: 'Sample county', dependsOn: ['hub'],
  settings: [], permissions: [{ id: 'sample.file.read', zh: '下载示例文件', en: 'Download sample files', roles: ['officer', 'statistics'] }], errors: [], migrations, lifecycles: [], pages: [],
  events: { publishes: [], consumes: [] },
  create: createSample,
  routes: (sample) => sampleRoutes(sample),
  jobs: () => [],
})
