import { writeFileSync } from 'node:fs'

/** Pools and caches sized for one machine that also runs PostgreSQL and Node: idle below 300 MB. */
export function writeEngineConfig(path: string, memoryCap: number): void {
  const settings: Readonly<Record<string, string | number>> = {
    timezone: 'Asia/Shanghai',
    max_server_memory_usage: memoryCap,
    mark_cache_size: 32 << 20,
    index_mark_cache_size: 8 << 20,
    uncompressed_cache_size: 0,
    compiled_expression_cache_size: 8 << 20,
    background_pool_size: 2,
    background_common_pool_size: 2,
    background_schedule_pool_size: 2,
    background_move_pool_size: 1,
    background_fetches_pool_size: 1,
  }
  const lines = Object.entries(settings).map(([name, value]) => `  <${name}>${value}</${name}>`)
  writeFileSync(path, `<clickhouse>\n  <logger><level>none</level></logger>\n${lines.join('\n')}\n</clickhouse>\n`, { mode: 0o600 })
}
