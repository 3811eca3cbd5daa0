export { notifyPortal } from './notify-portal.ts'
export { notifyEn } from './words/en.ts'
export { notifyZh } from './words/zh.ts'
