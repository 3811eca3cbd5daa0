import { aboveScaleYears } from './above-scale.ts'
import { drawCurves } from './activity.ts'
import { inventAddress } from './address.ts'
import { inventRegistrationNumber } from './credit-code.ts'
import type { Enterprise, FormerName } from './enterprise.ts'
import { drawScale, revenueBefore, yearlyFigures } from './figures.ts'
import { drawAccounts, drawCertificate, drawLand } from './holdings.ts'
import type { Identities } from './identities.ts'
import { type ChainProfile, isIndustrial } from './industries.ts'
import { drawLife, type Life } from './life.ts'
import { inventForm, inventPlace, type NameParts } from './naming.ts'
import type { Random } from './random.ts'
import { drawCapitalWan, drawFounded } from './registration.ts'
import { DIVISION, NEIGHBOUR_DIVISION, TOWNS, type Town } from './towns.ts'

/** What distinguishes a planned firm from one drawn freely. */
export interface Plan {
  readonly profile: ChainProfile
  /** Multiplies the median revenue of the chain. */
  readonly enlarge?: number
  readonly quiet?: boolean
  readonly town?: Town
  /** Replaces the parts of the name that would be drawn; asked again, with the number of the attempt, while the name is taken. */
  readonly name?: (attempt: number) => Partial<NameParts>
  readonly type?: string
  readonly headCode?: string
  readonly dataAt?: string
}

const QUIET: Life = { from: 0, to: 35, status: '存续', events: [] }
const TOWN_DRAWS = TOWNS.flatMap((town) => Array.from({ length: town.weight }, () => town))

function formerName(random: Random, ids: Identities, name: NameParts, life: Life): FormerName | undefined {
  const event = life.events.find(({ kind }) => kind === 'renamed' || kind === 'form_changed')
  if (event?.kind === 'form_changed') return { name: { ...name, form: '有限公司' }, until: event.month - 1 }
  const older = event === undefined && name.branch === '' && random.chance(0.06)
  if (event === undefined && !older) return undefined
  return { name: ids.name(random, (mark) => ({ ...name, mark })), until: event === undefined ? -1 : event.month - 1 }
}

/**
 * Draws one firm of the county: identity, life, months, and what follows from the months.
 * `earlier` are the firms drawn before it; some rent from it.
 */
export function drawFirm(random: Random, ids: Identities, plan: Plan, earlier: readonly Enterprise[]): Enterprise {
  const { profile } = plan
  const industry = random.pick(profile.industries)
  const maker = isIndustrial(industry.code)
  const town = plan.town ?? random.pick(TOWN_DRAWS)
  const life = plan.quiet === true ? QUIET : drawLife(random, maker)
  const scale = drawScale(random, profile, plan.enlarge)
  const trade = random.pick(industry.trades)
  const form = inventForm(random, trade, scale.revenue > 60_000_000)
  const reformed = life.events.some((event) => event.kind === 'form_changed')
  const place = inventPlace(random)
  const name = ids.name(random, (mark, attempt) => ({
    ...place, mark, trade: random.chance(0.7) ? trade : random.pick(industry.trades),
    form: reformed ? '股份有限公司' : form.form, branch: '', ...plan.name?.(attempt),
  }))
  const founded = drawFounded(random, life)
  const foundedYear = Number(founded.slice(0, 4))
  const division = life.events.some((event) => event.kind === 'moved_in') ? NEIGHBOUR_DIVISION : DIVISION
  const curves = drawCurves(random, profile, life)
  const kwh = curves.power.map((level) => Math.round(level * scale.kwhPerMonth))
  const insured = curves.heads.map((level) => (level === 0 ? 0 : Math.max(1, Math.round(level * scale.heads))))
  const years = yearlyFigures(random, scale, curves, kwh, insured)
  return {
    creditCode: ids.creditCode(random, division, foundedYear),
    oldNumber: foundedYear < 2015 ? inventRegistrationNumber(random, division) : undefined,
    name,
    formerName: formerName(random, ids, name, life),
    type: plan.type ?? (reformed ? '股份有限公司(非上市)' : form.type),
    chain: profile.chain,
    industry: industry.code,
    townCode: town.code,
    address: inventAddress(random, town, maker),
    formerAddress: random.chance(0.14) ? inventAddress(random, random.pick(TOWN_DRAWS), maker) : undefined,
    founded,
    capitalWan: plan.headCode === undefined ? drawCapitalWan(random, scale.revenue) : 0,
    status: life.status,
    from: life.from,
    to: life.to,
    headCode: plan.headCode,
    dataAt: plan.dataAt,
    events: life.events,
    aboveScale: maker ? aboveScaleYears(revenueBefore(random, scale, profile), years) : [],
    land: drawLand(random, maker, scale.revenue, earlier),
    accounts: plan.dataAt === undefined ? drawAccounts(random, maker, scale.revenue) : [],
    certificate: drawCertificate(random, scale.research > 0),
    patents: scale.research > 0 ? Math.round(Math.exp(random.normal() * 0.9 + 0.8)) : 0,
    permit: maker && random.chance(profile.chain === 'textiles' ? 0.62 : 0.36),
    activity: curves.activity,
    kwh,
    insured,
    years,
  }
}
