import type { EvidenceItem } from '@jingwei/resolve'

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  same_code: ['代码相同', 'Same code'],
  repaired_code: ['代码仅有易混字符之差，且校验位成立', 'Codes differ only in confusable characters, and the check digit holds'],
  near_code: ['代码相近', 'Codes nearly the same'],
  near_valid_code: ['代码相近，但各自成立', 'Codes nearly the same, yet both valid'],
  other_code: ['代码不同', 'Different codes'],
  other_damaged_code: ['代码不同（其一有误）', 'Different codes, one of them damaged'],
  same_organisation_code: ['组织机构代码相同', 'Same organisation code'],
  other_organisation_code: ['组织机构代码不同', 'Different organisation codes'],
  same_organisation_code_in_tax_number: ['税号内的组织机构代码相同', 'Same organisation code within the tax number'],
  same_old_number: ['旧 15 位注册号相同', 'Same old 15-digit number'],
  same_name_without_place: ['名称相同，只是省去了地名', 'Same name, place left out'],
  same_name_other_place: ['名称主体相同，地名不同', 'Same name, another place'],
  same_name_place_misread: ['名称相同，地名有错字', 'Same name, place misspelt'],
  same_name_place_written_otherwise: ['名称相同，地名写法不同', 'Same name, place written otherwise'],
  one_character_differs: ['名称差一个字', 'One character differs'],
  short_name_of_branch: ['是分支机构的简称', 'Short name of a branch'],
  branch_of_head: ['一方是另一方的分支机构', 'One is a branch of the other'],
  same_address: ['地址相同', 'Same address'],
  shortened_address: ['地址相同，其一省略了前后', 'Same address, one shortened'],
  same_road_and_number: ['同路同号', 'Same road and number'],
  same_road_other_number: ['同路不同号', 'Same road, another number'],
  same_road: ['同一条路', 'Same road'],
  same_village: ['同村', 'Same village'],
  same_town: ['同镇街', 'Same town'],
  other_town: ['镇街不同', 'Another town'],
  other_county: ['县区不同', 'Another county'],
  other_address: ['地址不同', 'Another address'],
}

const fields: Readonly<Record<EvidenceItem['field'], readonly [zh: string, en: string]>> = {
  code: ['代码', 'Code'], name: ['名称', 'Name'], branch: ['分支', 'Branch'], place: ['地名', 'Place'], form: ['组织形式', 'Legal form'], address: ['地址', 'Address'], town: ['镇街', 'Town'],
}

/** What a finding of the linker says to a clerk, in both languages. */
export function evidenceWords(item: Pick<EvidenceItem, 'field' | 'finding' | 'weight'>): { zh: string; en: string } {
  const former = item.finding.startsWith('former_')
  const found = words[former ? item.finding.slice(7) : item.finding]
  const [zh, en] = found ?? [`${fields[item.field][0]}${item.weight >= 0 ? '相符' : '不符'}`, `${fields[item.field][1]} ${item.weight >= 0 ? 'agrees' : 'differs'}`]
  return former ? { zh: `曾用名：${zh}`, en: `Former name: ${en}` } : { zh, en }
}
