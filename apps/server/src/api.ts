import { existsSync } from 'node:fs'
import { createHttpServer, readHttpSettings, type HttpServer, type Zone } from '@jingwei/http'
import type { Logger } from '@jingwei/kernel'
import type { Region } from './region.ts'
import { systemRoutes } from './system-routes.ts'
import { version } from './version.ts'

export type ApiOptions = { readonly logger: Logger; readonly staticDir: string; readonly zone?: Zone }

/** Every route of the region behind one door. */
export const routesOf = (region: Region) => [...systemRoutes(region), ...region.routes]

export const startApi = (region: Region, { logger, staticDir, zone = 'both' }: ApiOptions): Promise<HttpServer> =>
  createHttpServer({
    routes: routesOf(region), authenticate: region.identity.authenticate, logger, zone, settings: readHttpSettings(region.settings),
    info: { title: '经纬 Jingwei', version },
    ...(existsSync(staticDir) ? { staticDir } : {}),
  })
