/** The twenty sections of GB/T 4754-2017 and the divisions they span. */
const sections: readonly (readonly [letter: string, from: number, to: number, zh: string, en: string])[] = [
  ['A', 1, 5, '农、林、牧、渔业', 'Agriculture, forestry, fishing'],
  ['B', 6, 12, '采矿业', 'Mining'],
  ['C', 13, 43, '制造业', 'Manufacturing'],
  ['D', 44, 46, '电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water'],
  ['E', 47, 50, '建筑业', 'Construction'],
  ['F', 51, 52, '批发和零售业', 'Wholesale and retail'],
  ['G', 53, 60, '交通运输、仓储和邮政业', 'Transport, storage and post'],
  ['H', 61, 62, '住宿和餐饮业', 'Accommodation and catering'],
  ['I', 63, 65, '信息传输、软件和信息技术服务业', 'Information and software'],
  ['J', 66, 69, '金融业', 'Finance'],
  ['K', 70, 70, '房地产业', 'Real estate'],
  ['L', 71, 72, '租赁和商务服务业', 'Leasing and business services'],
  ['M', 73, 75, '科学研究和技术服务业', 'Research and technical services'],
  ['N', 76, 79, '水利、环境和公共设施管理业', 'Water, environment and public facilities'],
  ['O', 80, 82, '居民服务、修理和其他服务业', 'Resident services and repair'],
  ['P', 83, 83, '教育', 'Education'],
  ['Q', 84, 85, '卫生和社会工作', 'Health and social work'],
  ['R', 86, 90, '文化、体育和娱乐业', 'Culture, sports and entertainment'],
  ['S', 91, 96, '公共管理、社会保障和社会组织', 'Public administration'],
  ['T', 97, 97, '国际组织', 'International organisations'],
]

export type IndustrySection = { readonly letter: string; readonly zh: string; readonly en: string }

/** The section of a code with or without its letter (C3670, 3670); undefined when there is none. */
export function industrySection(code: string): IndustrySection | undefined {
  const division = Number(/^[A-T]?(\d{2})/u.exec(code.toUpperCase())?.[1] ?? Number.NaN)
  const found = sections.find(([, from, to]) => division >= from && division <= to)
  return found ? { letter: found[0], zh: found[3], en: found[4] } : undefined
}

export const sectionOfLetter = (letter: string): IndustrySection | undefined => {
  const found = sections.find(([own]) => own === letter)
  return found ? { letter: found[0], zh: found[3], en: found[4] } : undefined
}
