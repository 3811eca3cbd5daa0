import { hubEn } from '@jingwei/hub/portal'
import { identityEn } from '@jingwei/identity/portal'
import { intakeEn } from '@jingwei/intake/portal'
import { notifyEn } from '@jingwei/notify/portal'
import { sharingEn } from '@jingwei/sharing/portal'
import { tasksEn } from '@jingwei/tasks/portal'
import { uiEn } from '@jingwei/ui'
import { portalEn } from './portal.en.ts'

export const en = { ...uiEn, ...portalEn, ...identityEn, ...hubEn, ...intakeEn, ...notifyEn, ...sharingEn, ...tasksEn }
