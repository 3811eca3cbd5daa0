import type { Setting } from '@jingwei/kernel'

export const hubSettings: readonly Setting[] = [
  { key: 'hub.uploadMiB', type: 'integer', default: 2048, minimum: 1, maximum: 65_536, zh: '单个上传文件的上限（MiB）', en: 'Largest uploaded file (MiB)' },
  { key: 'hub.useRetentionYears', type: 'integer', default: 3, minimum: 3, maximum: 30, zh: '使用记录保存年限', en: 'Years that use records are kept', source: '政务数据共享条例（国令809）' },
  { key: 'hub.fallPercent', type: 'integer', default: 30, minimum: 5, maximum: 90, zh: '用电比上年同期下降多少（%）列为线索', en: 'Fall of electricity on a year before that makes a hint (%)' },
]
