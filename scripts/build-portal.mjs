import { ensurePortal } from './portal.mjs'

await ensurePortal()
