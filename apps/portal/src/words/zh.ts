import { hubZh } from '@jingwei/hub/portal'
import { identityZh } from '@jingwei/identity/portal'
import { intakeZh } from '@jingwei/intake/portal'
import { notifyZh } from '@jingwei/notify/portal'
import { sharingZh } from '@jingwei/sharing/portal'
import { tasksZh } from '@jingwei/tasks/portal'
import { uiZh } from '@jingwei/ui'
import { portalZh } from './portal.zh.ts'

export const zh = { ...uiZh, ...portalZh, ...identityZh, ...hubZh, ...intakeZh, ...notifyZh, ...sharingZh, ...tasksZh }
