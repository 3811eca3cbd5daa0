import { festivalShare } from './lunar.ts'

/** The three years the county lives through. */
export const YEARS = [2023, 2024, 2025] as const
export type Year = (typeof YEARS)[number]

/** 36 months, index 0 = 2023-01. */
export const MONTH_COUNT = 36
export const yearOf = (month: number): Year => YEARS[Math.floor(month / 12)] ?? 2025
export const monthOfYear = (month: number): number => (month % 12) + 1
/** First month index of a year. */
export const firstMonth = (year: Year): number => (year - 2023) * 12
/** "2024-03" for month index 14. */
export const monthLabel = (month: number): string => `${yearOf(month)}-${String(monthOfYear(month)).padStart(2, '0')}`

/** Share of each of the 36 months lost to the Spring Festival. */
export const FESTIVAL: readonly number[] = Array.from({ length: MONTH_COUNT }, (_, month) =>
  festivalShare(yearOf(month), monthOfYear(month)),
)

/** Demand for cooling and heating by month of the year; 1 is a mild month. July and August stand out. */
export const COOLING: readonly number[] = [0.35, 0.25, 0, 0, 0.1, 0.45, 1, 1, 0.45, 0, 0, 0.25]

/** Yield of a rooftop panel by month of the year, relative to the yearly mean (schematic, 30 degrees north). */
export const SUN: readonly number[] = [0.68, 0.74, 0.92, 1.1, 1.22, 1.05, 1.34, 1.3, 1.08, 0.98, 0.83, 0.76]
