import { createContext, useContext } from 'react'
import type { EnterpriseTab } from '../portal-module.ts'

/** The tabs all modules bring to the page of one enterprise; the portal that composes them hands them in. */
export const EnterpriseTabsContext = createContext<readonly EnterpriseTab[]>([])
export const useEnterpriseTabs = (): readonly EnterpriseTab[] => useContext(EnterpriseTabsContext)
