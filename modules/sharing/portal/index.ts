export { sharingPortal } from './sharing-portal.ts'
export { sharingZh } from './words/zh.ts'
export { sharingEn } from './words/en.ts'
