/** On what ground an item may be held and used (统计法 28, 实施条例 29-30; see docs). */
export const bases = ['statutory', 'shared', 'authorised', 'declared', 'public', 'statistical_survey'] as const
export type Basis = (typeof bases)[number]

export const basisNames: Readonly<Record<Basis, { zh: string; en: string }>> = {
  statutory: { zh: '法定职责', en: 'Statutory duty' },
  shared: { zh: '共享', en: 'Shared' },
  authorised: { zh: '企业授权', en: 'Authorised by the enterprise' },
  declared: { zh: '企业申报', en: 'Declared by the enterprise' },
  public: { zh: '公开', en: 'Public' },
  statistical_survey: { zh: '统计调查', en: 'Statistical survey' },
}

/** Whether third parties may get it: never, or with the provider's consent (国令809). */
export type Onward = 'none' | 'with_consent'

/**
 * Statistics-only rows are linked but never fused, exported per firm, or shown per firm to anyone but the
 * statistics owner. Every door asks this one function.
 */
export const statisticsOnly = (basis: Basis): boolean => basis === 'statistical_survey'
