/** What the record of actions may hold; each has its words in the catalogue. */
export const ACTIONS = [
  'sign_in',
  'sign_in.failed',
  'sign_in.first_step',
  'sign_out',
  'account.recovered',
  'password.changed',
  'password.failed',
  'password.reset',
  'factor.on',
  'factor.off',
  'factor.failed',
  'factor.reset',
  'key.added',
  'key.removed',
  'key.refused',
  'recovery_code.used',
  'recovery_code.renewed',
  'people.imported',
  'person.changed',
  'person.created',
  'roles.granted',
  'session.revoked',
  'access.exported',
  'token.created',
  'token.revoked',
  'organisation.created',
  'organisation.changed',
  'organisation.merged',
  'organisation.recoded',
  'organisation.split',
  'organisations.imported',
] as const

/** `identity.sign_in` -> the id of its words; undefined for an action this page does not know. */
export const actionWords = (action: string): string | undefined => {
  const known = ACTIONS.find((one) => action === `identity.${one}`)
  return known === undefined ? undefined : `identity.action.${known}`
}
