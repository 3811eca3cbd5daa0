import { planDisagreements } from './disagreements.ts'
import type { County, Enterprise } from './enterprise.ts'
import { drawFirm, type Plan } from './firm.ts'
import { type Identities, identities } from './identities.ts'
import { type ChainProfile, CHAINS } from './industries.ts'
import { type NameParts, OUTSIDE_PLACES } from './naming.ts'
import { type Random, randomFrom } from './random.ts'
import { COUNTY_NAME, DIVISION, TOWNS } from './towns.ts'

const BRANCH_SHARE = 0.034
const GROUP_SUBSIDIARIES = 6

const profileOf = (chain: string): ChainProfile => {
  const profile = CHAINS.find((candidate) => candidate.chain === chain)
  if (profile === undefined) throw new RangeError(`no chain named ${chain}`)
  return profile
}

function drawChain(random: Random): ChainProfile {
  let draw = random.next()
  for (const profile of CHAINS) {
    if (draw < profile.share) return profile
    draw -= profile.share
  }
  return profileOf('trade')
}

/** A chain leader (链主) and its subsidiaries; heads and meters of all are kept at headquarters. */
function drawGroup(random: Random, ids: Identities, chain: string, firms: Enterprise[]): void {
  const profile = profileOf(chain)
  const head = drawFirm(random.fork('head'), ids, {
    profile, enlarge: 220, quiet: true, type: '股份有限公司(上市)', name: () => ({ place: '秀水', bracketed: false, form: '集团股份有限公司' }),
  }, [])
  firms.push({ ...head, accounts: head.accounts.length > 0 ? head.accounts : [{ number: `9901${random.letters('0123456789', 6)}`, category: '大工业', share: 1, suffix: '' }] })
  for (let i = 0; i < GROUP_SUBSIDIARIES; i++) {
    const trades = profile.industries.flatMap((industry) => industry.trades)
    const name = (attempt: number): Partial<NameParts> => ({
      place: '秀水', bracketed: false, mark: head.name.mark, form: '有限公司', ...(attempt > 0 ? { trade: random.pick(trades) } : {}),
    })
    firms.push(drawFirm(random.fork(`subsidiary/${i}`), ids, { profile, enlarge: 12, quiet: true, type: '有限责任公司(非自然人投资或控股的法人独资)', dataAt: head.creditCode, name }, []))
  }
}

/** A branch hangs under a head in the county or, half of the time, under one far away. */
function branchPlan(random: Random, profile: ChainProfile, firms: readonly Enterprise[]): Plan {
  const town = random.pick(TOWNS)
  const townMark = town.name.slice(0, 2)
  const common = { profile, town, enlarge: 0.4, type: '有限责任公司分公司(自然人投资或控股)' }
  const heads = firms.filter((firm) => firm.headCode === undefined && firm.dataAt === undefined && firm.name.form.endsWith('有限公司') && firm.name.branch === '')
  if (heads.length > 0 && random.chance(0.5)) {
    const head = random.pick(heads)
    const name = (attempt: number): NameParts => ({ ...head.name, branch: `${townMark}${attempt === 0 ? '' : `第${attempt + 1}`}分公司` })
    return { ...common, profile: profileOf(head.chain), headCode: head.creditCode, name }
  }
  return { ...common, name: () => ({ place: random.pick(OUTSIDE_PLACES), bracketed: false, form: '有限公司', branch: '秀水分公司' }) }
}

/**
 * Makes the fictional 秀水区: `size` firms over the 36 months 2023-01 to 2025-12, and the disagreements its departments
 * will have about them. The same seed and size always give the same county, on any day and any machine.
 * Money in whole yuan, energy in kWh, land in 亩.
 */
export function generateCounty(seed: number, size = 5000): County {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`size must be a whole number of firms, at least 1; got ${size}`)
  const random = randomFrom(seed)
  const ids = identities()
  const enterprises: Enterprise[] = []
  if (size >= 100) {
    drawGroup(random.fork('group/photovoltaics'), ids, 'photovoltaics', enterprises)
    drawGroup(random.fork('group/textiles'), ids, 'textiles', enterprises)
  }
  for (let i = enterprises.length; i < size; i++) {
    const stream = random.fork(`firm/${i}`)
    const profile = drawChain(stream)
    const plan = stream.chance(BRANCH_SHARE) ? branchPlan(stream, profile, enterprises) : { profile }
    enterprises.push(drawFirm(stream, ids, plan, enterprises))
  }
  return { seed, division: DIVISION, name: COUNTY_NAME, enterprises, disagreements: planDisagreements(random.fork('disagreements'), enterprises) }
}
