/** Where the record of an enterprise is read; an enterprise reads its own without naming itself. */
export const enterprisePath = (enterpriseId: string | undefined, rest = ''): string => `${enterpriseId === undefined ? 'hub/my-enterprise' : `hub/enterprises/${encodeURIComponent(enterpriseId)}`}${rest}`
