import type { ErrorEntry } from '@jingwei/kernel'

export const hubErrors: readonly ErrorEntry[] = [
  { code: 'hub.archive_too_large', status: 413, zh: '{fileName} 解压后超过 {limit} 字节，疑似压缩炸弹，已停止读取；请上传解压后的文件。', en: '{fileName} unpacks to more than {limit} bytes and looks like a decompression bomb; upload the unpacked file.' },
  { code: 'hub.archive_broken', status: 400, zh: '{fileName} 不是完整的 gzip 文件（{reason}），请重新压缩后上传。', en: '{fileName} is not a whole gzip file ({reason}); pack it again and upload.' },
  { code: 'hub.sample_home', status: 409, zh: '此目录是示例县，不能导入真实数据。请另选目录：npx jingwei start --empty --home 新目录，再导入。', en: 'This home holds the sample county and takes no real files. Use another: npx jingwei start --empty --home NEW_DIR, then import.' },
  { code: 'hub.no_files', status: 400, zh: '没有可导入的数据文件（{where}）。支持 csv、tsv、txt、jsonl、xlsx 及其 .gz。', en: 'No data files to import ({where}). Supported: csv, tsv, txt, jsonl, xlsx and their .gz.' },
  { code: 'hub.fix_unknown', status: 400, zh: '“{kind}”不是“{code}”可用的形式修正。', en: '"{kind}" is not a fix of form for "{code}".' },
  { code: 'hub.already_decided', status: 409, zh: '该条已由他人处理，请刷新。', en: 'Somebody else has decided this one; refresh.' },
  { code: 'hub.import_ended', status: 409, zh: '该次导入已结束，不能取消。', en: 'This import has ended and cannot be cancelled.' },
]
