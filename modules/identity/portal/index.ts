export { identityPortal } from './identity-portal.ts'
export { identityZh } from './words/zh.ts'
export { identityEn } from './words/en.ts'
export { FactorSetup } from './factor/lazy-setup.ts'
