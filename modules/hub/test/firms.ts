import { creditCheckCharacter } from '@jingwei/codes'

/** An invented firm; its code belongs to a division that was never given out. */
export type Firm = { readonly code: string; readonly name: string; readonly address: string; readonly industry: string }

const codeOf = (number: number): string => {
  const first17 = `91339901MA2T${String(number).padStart(5, '0')}`
  return `${first17}${creditCheckCharacter(first17)}`
}

export const firm = (number: number, name: string, address: string, industry: string): Firm => ({ code: codeOf(number), name, address, industry })

export const solar = firm(1, '秀水云帆光伏科技有限公司', '云泽市秀水区新塍镇光明路18号', 'C3825')
export const textile = firm(2, '秀水锦纶纺织有限公司', '云泽市秀水区新塍镇织造路7号', 'C1751')
export const parts = firm(3, '秀水恒驰汽车配件有限公司', '云泽市秀水区油车港镇工业路256号', 'C3670')
export const home = firm(4, '秀水安居智能家居有限公司', '云泽市秀水区油车港镇湖滨路91号', 'C2110')
export const equipment = firm(5, '秀水精工装备制造有限公司', '云泽市秀水区高照街道加创路33号', 'C3511')
export const firms: readonly Firm[] = [solar, textile, parts, home, equipment]
