import { Type } from 'typebox'
import { defineRoute, fileResponse, type Route } from '@jingwei/http'
import type { Sample } from '../service/sample.ts'

/** Files to try a month with; there are none outside a sample home. */
export const sampleRoutes = (sample: Sample): readonly Route[] => [
  defineRoute({
    id: 'sample.file', method: 'GET', path: '/api/sample/deliveries/:source/:period', zone: 'government', permission: 'sample.file.read', summary: { zh: '下载示例县的当月文件', en: 'Download a file of the sample county for a month' },
    params: Type.Object({ source: Type.String({ maxLength: 60 }), period: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }) }), response: 'file',
    handle: async ({ ctx, params }) => {
      const file = await sample.monthFile(ctx, params.source, params.period)
      return fileResponse(file.fileName, 'application/octet-stream', file.content)
    },
  }),
]
