import type { Limits } from './types.ts'

const MiB = 1024 * 1024

const defaults: Limits = {
  maxColumns: 4096,
  maxLineBytes: 16 * MiB,
  maxQuotedLines: 500,
  maxUncompressedBytes: 2048 * MiB,
  maxSheetBytes: 2048 * MiB,
  maxSharedStringBytes: 128 * MiB,
  maxInflationRatio: 400,
  maxStreamedXlsxBytes: 64 * MiB,
}

export function limitsWith(overrides: Partial<Limits> | undefined): Limits {
  return { ...defaults, ...overrides }
}
