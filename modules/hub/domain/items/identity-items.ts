import type { Item } from './item.ts'

const identity = (id: string, zh: string, en: string, owners: readonly string[], kind: Item['kind'] = 'text'): Item => ({
  id, zh, en, kind, owners, measure: 'attribute', combine: 'latest', group: 'identity',
  definition: { zh: `登记机关记载的${zh}`, en: `${en} as the registration authority records it` },
})

const registrars = ['market_regulation', 'enterprise_register', 'taxation', 'social_insurance', 'natural_resources', 'environment', 'declaration', 'power_supply', 'science_technology']

/** What an enterprise is called, where it sits, what it is. */
export const identityItems: readonly Item[] = [
  identity('credit_code', '统一社会信用代码', 'Credit code', registrars),
  identity('name', '企业名称', 'Name', registrars),
  identity('former_name', '曾用名', 'Former name', ['market_regulation', 'enterprise_register']),
  identity('address', '住所（注册地）', 'Registered address', registrars),
  identity('enterprise_type', '企业类型', 'Enterprise type', ['market_regulation', 'enterprise_register', 'taxation']),
  identity('capital', '注册资本', 'Registered capital', ['market_regulation', 'enterprise_register']),
  identity('founded', '成立日期', 'Founded', ['market_regulation', 'enterprise_register'], 'date'),
  identity('scope', '经营范围', 'Business scope', ['market_regulation', 'enterprise_register']),
  identity('status', '登记状态', 'Registration status', ['market_regulation', 'enterprise_register']),
  identity('industry', '行业代码', 'Industry class (GB/T 4754)', ['taxation']),
]
