import type { Lifecycle } from '@jingwei/kernel'

/** 导入: from files received to records made. */
export const importLifecycle: Lifecycle = {
  id: 'hub.import', zh: '导入', en: 'Import', initial: 'queued',
  states: {
    queued: { zh: '排队', en: 'Queued', to: ['running', 'cancelled'] },
    running: { zh: '进行中', en: 'Running', to: ['done', 'failed', 'cancelled', 'running'] },
    done: { zh: '完成', en: 'Done', to: [] },
    failed: { zh: '失败', en: 'Failed', to: ['running'] },
    cancelled: { zh: '已取消', en: 'Cancelled', to: [] },
  },
}

/** 行: a row as it came and what became of it. */
export const recordLifecycle: Lifecycle = {
  id: 'hub.record', zh: '数据行', en: 'Record', initial: 'landed',
  states: {
    landed: { zh: '入库', en: 'Landed', to: ['accepted', 'quarantined', 'dismissed'] },
    quarantined: { zh: '待修正', en: 'Quarantined', to: ['accepted', 'dismissed', 'replaced'] },
    accepted: { zh: '已采用', en: 'Accepted', to: ['replaced'] },
    dismissed: { zh: '不采用', en: 'Dismissed', to: [] },
    replaced: { zh: '已被更正行替代', en: 'Replaced', to: [] },
  },
}

/** 归属: a mention and the enterprise it belongs to. */
export const linkLifecycle: Lifecycle = {
  id: 'hub.link', zh: '企业归属', en: 'Link', initial: 'pending',
  states: {
    pending: { zh: '待识别', en: 'Pending', to: ['auto', 'review', 'new'] },
    auto: { zh: '自动归属', en: 'Linked', to: ['review'] },
    review: { zh: '待核对', en: 'In review', to: ['auto', 'new'] },
    new: { zh: '新企业', en: 'New', to: ['review'] },
  },
}

/** 交付: one attempt to deliver a source's period. */
export const submissionLifecycle: Lifecycle = {
  id: 'hub.submission', zh: '交付', en: 'Delivery', initial: 'checking',
  states: {
    checking: { zh: '预检中', en: 'Being checked', to: ['checked', 'unusable', 'withdrawn'] },
    checked: { zh: '待提交', en: 'To be submitted', to: ['submitted', 'withdrawn'] },
    unusable: { zh: '无法读取', en: 'Cannot be read', to: [] },
    submitted: { zh: '待审核', en: 'To be reviewed', to: ['accepted', 'returned', 'withdrawn'] },
    accepted: { zh: '已接收', en: 'Accepted', to: [] },
    returned: { zh: '已退回', en: 'Returned', to: [] },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', to: [] },
  },
}

/** 封版: a month is closed by two people; what was closed stays. */
export const closingLifecycle: Lifecycle = {
  id: 'hub.closing', zh: '封版', en: 'Closing', initial: 'proposed',
  states: {
    proposed: { zh: '待确认', en: 'To be confirmed', to: ['freezing', 'withdrawn'] },
    freezing: { zh: '封版中', en: 'Being closed', to: ['closed', 'failed'] },
    failed: { zh: '未封成', en: 'Not closed', to: ['freezing', 'withdrawn'] },
    closed: { zh: '已封版', en: 'Closed', to: [] },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', to: [] },
  },
}
