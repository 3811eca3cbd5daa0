export { people } from './001-people.ts'
export { sessions } from './002-sessions.ts'
export { audit } from './003-audit.ts'
export { secondFactor } from './004-second-factor.ts'
