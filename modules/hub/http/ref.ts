import { basisNames, type Basis, type Ctx } from '@jingwei/kernel'
import { sourceOf } from '../domain/sources/built-in.ts'

export const sourceRef = (id: string): { id: string; zh: string; en: string } => {
  const source = sourceOf(id)
  return { id, zh: source.zh, en: source.en }
}

export const basisRef = (basis: Basis): { id: string; zh: string; en: string } => ({ id: basis, ...basisNames[basis] })

export const inLanguage = (ctx: Ctx, texts: { readonly zh: string; readonly en: string }): string => (ctx.locale === 'en' ? texts.en : texts.zh)

export const fileError = (ctx: Ctx, error: { code: string; zh: string; en: string } | null | undefined): { error?: { code: string; detail: string } } =>
  error ? { error: { code: error.code, detail: inLanguage(ctx, error) } } : {}

export const iso = (date: Date | null | undefined): string | undefined => date?.toISOString()
