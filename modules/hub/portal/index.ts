export { hubPortal } from './hub-portal.ts'
export { hubZh } from './words/zh.ts'
export { hubEn } from './words/en.ts'
