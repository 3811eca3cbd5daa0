export { tasksPortal } from './tasks-portal.ts'
export { tasksZh } from './words/zh.ts'
export { tasksEn } from './words/en.ts'
