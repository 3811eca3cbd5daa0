import type { Setting } from '@jingwei/kernel'

export const intakeSettings: readonly Setting[] = [
  { key: 'intake.hosts', type: 'string', default: '', zh: '允许读取的主机，逗号分隔：主机名、主机名:端口、地址或网段（10.1.0.0/16）；内网地址须按地址或网段列出。空则一律不读', en: 'Hosts that may be read, by commas: name, name:port, address or network (10.1.0.0/16); inner addresses must be listed by address or network. Empty: none' },
  { key: 'intake.folderRoots', type: 'string', default: '', zh: '允许读取的文件夹的上级目录（绝对路径），逗号分隔；空则不读文件夹', en: 'Folders below which folders may be read (absolute paths), by commas; empty: none' },
  { key: 'intake.maxRows', type: 'integer', default: 5_000_000, minimum: 1, maximum: 1_000_000_000, zh: '一次读取的行数上限', en: 'Rows one reading may bring' },
  { key: 'intake.maxMiB', type: 'integer', default: 4096, minimum: 1, maximum: 65_536, zh: '一次读取的数据量上限（MiB）', en: 'Data one reading may bring (MiB)' },
  { key: 'intake.pageMiB', type: 'integer', default: 32, minimum: 1, maximum: 512, zh: '接口一页答复的上限（MiB）', en: 'Largest answer of an interface, per page (MiB)' },
  { key: 'intake.statementSeconds', type: 'integer', default: 600, minimum: 1, maximum: 86_400, zh: '对方数据库一条查询的时限（秒）', en: 'Seconds one query may take at the other end' },
  { key: 'intake.runMinutes', type: 'integer', default: 120, minimum: 1, maximum: 1440, zh: '一次读取的总时限（分钟）', en: 'Minutes one reading may take in all' },
  { key: 'intake.settleMinutes', type: 'integer', default: 5, minimum: 0, maximum: 1440, zh: '增量读取时，更新时间在此分钟数以内的行留到下次', en: 'Rows changed within these minutes are left for the next reading of additions' },
  { key: 'intake.stillSeconds', type: 'integer', default: 60, minimum: 0, maximum: 86_400, zh: '文件夹中的文件多少秒不再变化才读取', en: 'Seconds a file must hold still before it is taken' },
]
