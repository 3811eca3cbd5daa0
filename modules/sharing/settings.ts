import type { Setting } from '@jingwei/kernel'

const source = '政务数据共享条例（国令809）'
const days = (key: string, value: number, zh: string, en: string): Setting => ({ key: `sharing.${key}`, type: 'integer', default: value, minimum: 1, maximum: 250, zh: `${zh}（工作日）`, en: `${en} (working days)`, source })

export const sharingSettings: readonly Setting[] = [
  days('unconditionalDays', 1, '无条件共享申请的审核时限', 'Days to decide about an unconditional request'),
  days('conditionalDays', 10, '有条件共享申请的审核时限', 'Days to decide about a conditional request'),
  days('extensionDays', 10, '经批准延长审核的时限，只限一次', 'Days more, once and approved'),
  days('supplyDays', 20, '批准后的供数时限', 'Days to supply after approval'),
  { key: 'sharing.longestDays', type: 'integer', default: 366, minimum: 1, maximum: 3_660, zh: '一次授权的最长使用期限（自然日）', en: 'Longest term of one grant (calendar days)', source: '通行做法：一年一续' },
  { key: 'sharing.approveAtOnce', type: 'boolean', default: true, zh: '无条件共享申请提交即通过；否则在时限届满后自动通过', en: 'Unconditional requests are approved at once; otherwise when the last day of their term has passed', source },
]
