import type { Browser, BrowserContext, Page } from 'playwright-core'

export type OpenPortal = { readonly browser: Browser; readonly url: string; readonly locale?: 'zh-CN' | 'en'; readonly width?: number; readonly height?: number; readonly account?: string; readonly password?: string }
export type Opened = { readonly context: BrowserContext; readonly page: Page; readonly wrong: string[] }

export function chromiumPath(): string | undefined
export function startBrowser(): Promise<Browser>
export function openPortal(options: OpenPortal): Promise<Opened>
export function signIn(page: Page, account: string, password: string): Promise<void>
export function visit(page: Page, path: string, patience?: number): Promise<void>
export function menuPaths(page: Page): Promise<string[]>
export function axe(page: Page): Promise<string[]>
export const STATES: Readonly<Record<'loading' | 'failing' | 'forbidden' | 'empty', unknown>>
export function answerWith(page: Page, state: keyof typeof STATES): Promise<void>
