export { intakePortal } from './intake-portal.ts'
export { intakeZh } from './words/zh.ts'
export { intakeEn } from './words/en.ts'
