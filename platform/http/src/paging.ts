import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'

export const largestPage = 200

/** Query fields of every list; spread them into the list's own query object. */
export const pagingQuery = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: largestPage })),
}

/** The form in which every list answers. */
export const PageOf = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), total: Type.Integer({ minimum: 0 }), page: Type.Integer({ minimum: 1 }), pageSize: Type.Integer({ minimum: 1 }) })

export type Page<Item> = { readonly items: Item[]; readonly total: number; readonly page: number; readonly pageSize: number }

export type Paging = { readonly page: number; readonly pageSize: number; readonly limit: number; readonly offset: number }

/** What a store query needs from the query string; 20 rows when nothing is asked. */
export function readPaging(query: { page?: Static<(typeof pagingQuery)['page']>; pageSize?: Static<(typeof pagingQuery)['pageSize']> }): Paging {
  const page = query.page ?? 1
  const pageSize = query.pageSize ?? 20
  return { page, pageSize, limit: pageSize, offset: (page - 1) * pageSize }
}

export const pageOf = <Item>(paging: Paging, items: Item[], total: number): Page<Item> => ({ items, total, page: paging.page, pageSize: paging.pageSize })
