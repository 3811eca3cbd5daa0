import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { generateCounty } from '../domain/county.ts'
import type { Enterprise } from '../domain/enterprise.ts'
import { schematicMap, type SchematicMap } from '../domain/map.ts'
import { COUNTY_NAME, TOWNS } from '../domain/towns.ts'
import { fullName } from '../domain/naming.ts'
import { claimHome, keepImport, sampleRow } from '../store/county.ts'
import type { Arrangement } from '@jingwei/hub'
import { arrangeMonths, monthFile } from './month-files.ts'
import { writeFeeds, type WrittenFeed } from './write-feeds.ts'

export type SamplePlatform = {
  readonly store: Store
  /** Takes delivered files through the same door as a user's. */
  receive(ctx: Ctx, files: AsyncIterable<{ readonly name: string; readonly content: Readable }>): Promise<string>
  /** Enters what is agreed with a department about its deliveries. */
  arrange(ctx: Ctx, arrangement: Arrangement): Promise<void>
}

/** The fictional county as a service: whether this home is one, making it, its map, and firms and towns to sign in as. */
export type Sample = {
  isSample(ctx: Ctx): Promise<boolean>
  /** Claims an empty home and queues the import of its feeds; false when another process has done it. */
  make(ctx: Ctx): Promise<boolean>
  /** A file that a department delivers for a month. @throws kernel.not_found in a home that is no sample */
  monthFile(ctx: Ctx, source: string, month: string): Promise<{ fileName: string; content: Buffer }>
  readonly map: () => SchematicMap
  readonly region: { readonly zh: string; readonly en: string }
  /** A firm and a town that people of the sample county may act for. */
  people(): { readonly enterprise: { readonly name: string; readonly creditCode: string }; readonly town: string }
}

const seed = 20_260_101

export function createSample(platform: SamplePlatform): Sample {
  return {
    isSample: async (ctx) => (await sampleRow(platform.store, ctx)) !== undefined,
    async make(ctx) {
      const claimed = await claimHome(platform.store, ctx, seed)
      const row = await sampleRow(platform.store, ctx)
      // A crash between the claim and the delivery leaves a row without an import: the next start delivers.
      if (row?.import_id) return false
      const folder = await mkdtemp(join(tmpdir(), 'jingwei-sample-'))
      try {
        const feeds = await writeFeeds(generateCounty(row?.seed ?? seed), folder)
        await platform.store.tx(ctx, async (inside) => {
          await arrangeMonths(platform, inside)
          await keepImport(platform.store, inside, await platform.receive(inside, deliveries(feeds)))
        })
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
      return claimed
    },
    monthFile: (ctx, source, month) => monthFile(platform, ctx, source, month),
    map: schematicMap,
    region: { zh: `${COUNTY_NAME}（示例）`, en: 'Xiushui District (sample)' },
    people() {
      const largest = generateCounty(seed).enterprises.reduce((best, firm) => (size(firm) > size(best) ? firm : best))
      return { enterprise: { name: fullName(largest.name), creditCode: largest.creditCode }, town: TOWNS[0]?.name ?? '' }
    },
  }
}

const size = (firm: Enterprise): number => (firm.status === '存续' ? Number(firm.years[2025].revenue) : 0)

async function* deliveries(feeds: readonly WrittenFeed[]): AsyncGenerator<{ name: string; content: Readable }> {
  for (const feed of feeds) yield { name: feed.file, content: createReadStream(feed.path) }
}
