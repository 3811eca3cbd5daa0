import type { Setting } from '@jingwei/kernel'

export const tasksSettings: readonly Setting[] = [
  { key: 'tasks.workingDays', type: 'integer', default: 10, minimum: 1, maximum: 250, zh: '未指定时的办理时限（工作日）', en: 'Working days to answer when nobody says otherwise', source: '政务数据共享条例（国令809）以 10 个工作日为常例' },
  { key: 'tasks.invitationDays', type: 'integer', default: 14, minimum: 1, maximum: 90, zh: '企业凭码评价的有效天数', en: 'Days a firm without an account has to judge by its code' },
  { key: 'tasks.intakeOffice', type: 'string', default: '', zh: '企业诉求的受理部门（组织名称）；空则由领导交办', en: 'Department that receives requests without a lead office (its name); empty: a leader assigns them' },
]
