export type Kind = { readonly name: string; readonly path: string }

const list = (query: string): string => `/api/hub/enterprises?${query}`

/** What people ask of the list: twelve filters and orders, the total always with them. 50 rows a page. */
export const mix: readonly Kind[] = [
  { name: 'all, by pinyin', path: list('pageSize=50&sort=name') },
  { name: 'all, by pinyin backwards, page 5', path: list('pageSize=50&page=5&sort=-name') },
  { name: 'all, page 400', path: list('pageSize=50&page=400&sort=name') },
  { name: 'largest revenue', path: list('pageSize=50&sort=-revenue') },
  { name: 'smallest revenue', path: list('pageSize=50&sort=revenue') },
  { name: 'a town, by pinyin', path: list(`pageSize=50&sort=name&town=${encodeURIComponent('荷塘镇')}`) },
  { name: 'a town, largest revenue', path: list(`pageSize=50&sort=-revenue&town=${encodeURIComponent('新港镇')}`) },
  { name: 'an industry, by pinyin', path: list('pageSize=50&sort=name&industry=C36') },
  { name: 'a section living, largest revenue', path: list(`pageSize=50&sort=-revenue&industry=C&status=${encodeURIComponent('存续')}`) },
  { name: 'revenue from 20 million, by pinyin', path: list('pageSize=50&sort=name&revenueMin=2000&withCode=true') },
  { name: 'part of a name', path: list(`pageSize=50&sort=name&q=${encodeURIComponent('宏达')}`) },
  { name: 'start of a code', path: list('pageSize=50&sort=name&q=9133049920012') },
]
