import type { Lifecycle } from '@jingwei/kernel'
import type { AskedState, RequestState } from './request.ts'

/** 共享申请, and the grant it becomes. */
export const requestLifecycle: Lifecycle<RequestState> = {
  id: 'sharing.request', zh: '共享申请', en: 'Sharing request', initial: 'draft',
  states: {
    draft: { zh: '草拟', en: 'Draft', to: ['submitted', 'withdrawn'] },
    submitted: { zh: '待审核', en: 'To be decided', to: ['incomplete', 'approved', 'refused', 'withdrawn'] },
    incomplete: { zh: '待补正', en: 'Something is missing', to: ['submitted', 'withdrawn'] },
    approved: { zh: '已批准', en: 'Approved', to: ['active', 'withdrawn'] },
    active: { zh: '已供数', en: 'Supplied', to: ['suspended', 'expired', 'disposed'] },
    suspended: { zh: '已暂停', en: 'Suspended', to: ['active', 'expired', 'disposed'] },
    expired: { zh: '已到期', en: 'Expired', to: ['disposed'] },
    refused: { zh: '不予通过', en: 'Refused', to: ['disputed'] },
    disputed: { zh: '争议协调', en: 'Disputed', to: ['approved', 'refused'] },
    disposed: { zh: '已处置', en: 'Disposed of', to: [] },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', to: [] },
  },
}

const asked = (id: string, zh: string, en: string, again: readonly AskedState[]): Lifecycle<AskedState> => ({
  id, zh, en, initial: 'none',
  states: {
    none: { zh: '未申请', en: 'Not asked for', to: ['asked'] },
    asked: { zh: '待批', en: 'Asked for', to: ['granted', 'refused'] },
    granted: { zh: '已批准', en: 'Granted', to: again },
    refused: { zh: '未批准', en: 'Refused', to: ['asked'] },
  },
})

/** 延期审核: once, approved by a leader. */
export const extensionLifecycle = asked('sharing.extension', '审核延期', 'More time to decide', [])
/** 续期: as often as the owner agrees. */
export const renewalLifecycle = asked('sharing.renewal', '共享续期', 'Renewal of a grant', ['asked'])
