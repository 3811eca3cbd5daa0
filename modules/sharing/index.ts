export { sharingModule } from './module.ts'
export type { Sharing } from './service/sharing.ts'
export type { SharingPlatform } from './service/platform.ts'
