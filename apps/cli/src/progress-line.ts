const stages: Readonly<Record<string, string>> = { receive: '接收 receive', land: '入库 land', link: '识别 link', fuse: '成档 fuse', done: '完成 done', database: '数据库 database', files: '文件 files', open: '打开 open' }
const width = 24

/** A bar that redraws itself on a terminal; elsewhere a plain line for each stage. */
export function progressLine(enabled: boolean): { show(stage: string, done: number, total: number): void; end(): void } {
  const terminal = process.stdout.isTTY === true
  let last = ''
  return {
    show(stage, done, total) {
      if (!enabled) return
      const name = stages[stage] ?? stage
      if (!terminal) {
        if (stage !== last) process.stdout.write(`${name} ...\n`)
        last = stage
        return
      }
      const filled = total > 0 ? Math.round((done / total) * width) : 0
      process.stdout.write(`\r\u001b[K${name.padEnd(14)} ${total > 0 ? `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}` : done}`)
    },
    end() {
      if (enabled && terminal) process.stdout.write('\r\u001b[K')
    },
  }
}
