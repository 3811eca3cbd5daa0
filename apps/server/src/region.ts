import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serviceCtx, systemClock, type Ctx, type Logger, type SettingValues } from '@jingwei/kernel'
import type { Job } from '@jingwei/jobs'
import type { Route } from '@jingwei/http'
import { hubModule, type CountyMap, type Hub } from '@jingwei/hub'
import { identityModule, type Identity } from '@jingwei/identity'
import { intakeModule } from '@jingwei/intake'
import { notifyModule, type Notify } from '@jingwei/notify'
import { sampleModule, type Sample } from '@jingwei/sample'
import { sharingModule, type Sharing } from '@jingwei/sharing'
import { taskNotices, tasksModule, type Tasks } from '@jingwei/tasks'
import { allPermissions } from './permissions.ts'
import { sealingKey } from './sealing-key.ts'
import { loadSettings } from './settings.ts'
import { systemJobs } from './system-jobs.ts'
import { givenSecret, intakeSecret, notifySecrets } from './given-secrets.ts'
import { openStores, type Stores, type StoresOptions } from './stores.ts'

/** A region composed: its stores, its modules, what they declare. */
export type Region = {
  readonly home: string
  readonly settings: SettingValues
  readonly stores: Stores
  readonly identity: Identity
  readonly notify: Notify
  readonly hub: Hub
  readonly tasks: Tasks
  readonly sharing: Sharing
  readonly sample: Sample
  readonly routes: readonly Route[]
  readonly jobs: readonly Job[]
  /** Told by whoever listens, e.g. `http://127.0.0.1:8080`. */
  listensOn(address: string): void
  /** True when this home is the fictional county; asked anew until it is known. */
  isSample(): Promise<boolean>
  readonly ctx: Ctx
  close(): Promise<void>
}

/** Opens the stores and creates every module on them. */
export async function openRegion(options: StoresOptions): Promise<Region> {
  const { home, logger } = options
  const settings = await loadSettings(home)
  const stores = await openStores(options)
  const ctx = serviceCtx('jingwei', { logger })
  const { store } = stores
  const common = { store, logger, clock: systemClock, settings }
  const state: { sample: boolean; address?: string } = { sample: false }
  const map = await countyMap(home, String(settings['region.map']), logger)
  const secret = await givenSecret(home, 'oidc-client', 'JINGWEI_OIDC_SECRET')
  const identity = identityModule.create({ ...common, permissions: allPermissions, sealingKey: await sealingKey(home), sample: () => state.sample, listening: () => state.address, ...(secret === undefined ? {} : { oidcSecret: secret }) })
  const notify = notifyModule.create({ ...common, directory: identity.directory, kinds: [...taskNotices], secrets: await notifySecrets(home) })
  const hub = hubModule.create({
    ...common, columnar: stores.columnar, blobs: stores.blobs, principalsSince: identity.directory.principalsSince, sample: () => state.sample,
    map: () => map ?? (state.sample ? { geojson: sample.map(), schematic: true } : undefined),
  })
  const tasks = tasksModule.create({ ...common, directory: identity.directory, tell: notify.tell, sample: () => state.sample })
  const intake = intakeModule.create({
    ...common, blobs: stores.blobs, hub, secret: (code) => intakeSecret(home, code),
    attention: async (inside, { name }, words) => void (await tasks.raise(inside, { kind: 'todo', source: 'other', reference: name, title: `接入“${name}”连续读取失败`, body: `${words.zh}\n${words.en}` })),
  })
  const sharing = sharingModule.create({ ...common, directory: identity.directory, hub, sample: () => state.sample })
  const sample = sampleModule.create({ store, receive: (inside, files) => hub.receive(inside, files, 'generated'), arrange: (inside, arrangement) => hub.arrange(inside, arrangement) })
  const isSample = async (): Promise<boolean> => (state.sample ||= await sample.isSample(ctx))
  await isSample()
  await hub.prepare()
  return {
    home, settings, stores, identity, notify, hub, tasks, sharing, sample, ctx, isSample, listensOn: (address) => void (state.address = address),
    routes: [...identityModule.routes(identity), ...notifyModule.routes(notify), ...hubModule.routes(hub), ...tasksModule.routes(tasks), ...sharingModule.routes(sharing), ...intakeModule.routes(intake), ...sampleModule.routes(sample)],
    jobs: [...systemJobs(store, identity), ...identityModule.jobs(identity), ...notifyModule.jobs(notify), ...hubModule.jobs(hub), ...tasksModule.jobs(tasks), ...sharingModule.jobs(sharing), ...intakeModule.jobs(intake), ...sampleModule.jobs(sample)],
    close: () => stores.close(),
  }
}

/** The county's own boundary file. One without a 审图号 is refused: the law asks for it on every map shown. */
async function countyMap(home: string, file: string, logger: Logger): Promise<CountyMap | undefined> {
  if (file === '') return undefined
  const geojson = JSON.parse(await readFile(join(home, file), 'utf8')) as { approvalNumber?: string; 审图号?: string; coordinateSystem?: string }
  const approvalNumber = geojson.approvalNumber ?? geojson['审图号']
  if (approvalNumber === undefined) {
    logger.warn({ file }, 'the boundary file names no 审图号 (approvalNumber) and is not shown')
    return undefined
  }
  return { geojson, schematic: false, approvalNumber, ...(geojson.coordinateSystem === undefined ? {} : { coordinateSystem: geojson.coordinateSystem }) }
}
