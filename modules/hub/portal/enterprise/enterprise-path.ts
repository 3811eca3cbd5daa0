import { useAsOfParams, useRead, type Params } from '@jingwei/ui'
import type { Enterprise } from '../answers.ts'

/** Where the record of an enterprise is read; an enterprise reads its own without naming itself. */
export const enterprisePath = (enterpriseId: string | undefined, rest = ''): string => `${enterpriseId === undefined ? 'hub/my-enterprise' : `hub/enterprises/${encodeURIComponent(enterpriseId)}`}${rest}`

/** The record of an enterprise as known today or as closed; its own is read as it is today. */
export const useEnterprise = (enterpriseId: string | undefined) => useEnterpriseRead<Enterprise>(enterpriseId)

export function useEnterpriseRead<T>(enterpriseId: string | undefined, rest = '', params: Params = {}) {
  const asOf = useAsOfParams()
  return useRead<T>(enterprisePath(enterpriseId, rest), { ...params, ...(enterpriseId === undefined ? {} : asOf) })
}
