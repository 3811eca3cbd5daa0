/** Everything up to the county: 浙江省嘉兴市秀洲区, 桐乡市, 秀水区 ... */
const above = /^(?:[^省]{2,4}省)?(?:[^市区县镇]{2,4}市)?(?:[^市区县镇]{1,4}(?:区|县|市))?/u
const town = /^([^省市县区镇街路道\d]{1,6}(?:镇|乡|街道))/u

/** The town (镇、乡、街道) an address names; '' when it names none. */
export function townOf(address: string): string {
  const folded = address.normalize('NFKC').replaceAll(/\s/gu, '')
  for (const rest of [folded.replace(above, ''), folded]) {
    const found = town.exec(rest)?.[1]
    if (found) return found
  }
  return /([^省市县区镇街路道\d]{2,4}(?:镇|街道))/u.exec(folded)?.[1] ?? ''
}
