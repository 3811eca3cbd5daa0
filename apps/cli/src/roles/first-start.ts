import { samplePeople, type Region } from '@jingwei/server'
import { printCredentials } from './credentials.ts'

/**
 * Makes the administrators of a region nobody has started yet and shows their passwords once. An untouched region
 * becomes the sample county when `withSample`. Of several processes that start at once, one does it.
 */
export async function firstStart(region: Region, withSample: boolean): Promise<void> {
  const administrators = await region.identity.bootstrap(region.ctx)
  const untouched = !(await region.hub.hasImports(region.ctx))
  if (administrators.length > 0 && untouched && withSample) await region.sample.make(region.ctx)
  const sample = await region.isSample()
  // A start that was killed between claiming the home and delivering the files delivers now.
  if (sample && untouched) await region.sample.make(region.ctx)
  const people = sample ? await region.identity.ensureSampleAccounts(region.ctx, samplePeople(region)) : []
  printCredentials(administrators, people)
}
