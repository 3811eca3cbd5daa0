import { lazy } from 'react'

/** Loaded when it is needed: the sign-in page of everybody else stays small. */
export const KeySetup = lazy(() => import('./KeySetup.tsx').then((module) => ({ default: module.KeySetup })))

export const FactorSetup = lazy(() => import('./FactorSetup.tsx').then((module) => ({ default: module.FactorSetup })))
