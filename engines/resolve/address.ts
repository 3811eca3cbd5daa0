import { fold } from './fold.ts'
import type { AddressFeatures } from './types.ts'

const HEAD = /^(?:中国)?(?:(?:\p{Script=Han}{2,3}省|\p{Script=Han}{2,5}自治区|北京市?|上海市?|天津市?|重庆市?))?(?:\p{Script=Han}{2,4}?市(?!场|民|政))?(?:(\p{Script=Han}{1,4}?)(?:新区|区|县|市)(?!域|块|内|间|场))?/u
const TOWN = /^.{0,8}?(\p{Script=Han}{2,5}?)(?:街道(?:办事处)?|镇|乡)(?!上|中|南|北|东|西)/u
const VILLAGE = /(\p{Script=Han}{2,4}?)(?:社区|村(?!路))/u
const ROAD = /(\p{Script=Han}{1,6}?(?:大道|大街|公路|马路|路|街(?!道)|巷|弄|线))(?:[东南西北中]段)?(?:(\d+(?:-\d+)?)(?:号|弄|#)?)?/u
const DIGITS = '零一二三四五六七八九'

/** Numerals of house numbers: 一二三号 stays text, but 三十号-like forms are rare; only plain digit runs are read. */
function foldNumerals(text: string): string {
  return text.replace(/([零一二三四五六七八九]{2,})(?=号)/g, (run) => [...run].map((c) => DIGITS.indexOf(c)).join(''))
}

/** Takes an address apart by generic suffixes; undefined when nothing but a division or nothing at all was given. */
export function parseAddress(written: string | undefined): AddressFeatures | undefined {
  if (written === undefined || written === '') return undefined
  const whole = foldNumerals(fold(written))
  const head = HEAD.exec(whole)
  const county = head?.[1]
  let short = whole.slice(head?.[0].length ?? 0)
  if (short.length < 2) {
    if (whole.length < 2) return undefined
    short = whole
  }
  const town = TOWN.exec(short)
  const behindTown = town === null ? short : short.slice(town[0].length)
  const village = VILLAGE.exec(behindTown)
  const road = ROAD.exec(behindTown)
  return {
    short,
    ...(county === undefined ? {} : { county }),
    ...(town === null ? {} : { town: town[1] as string }),
    ...(village === null ? {} : { village: village[1] as string }),
    ...(road === null ? {} : { road: road[1] as string }),
    ...(road?.[2] === undefined ? {} : { number: road[2] }),
  }
}

/** The town of a town column, which may be cut at either end ("县西塘镇", "市海洲街道", "新塍镇"). */
export function parseTown(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const match = /(?:^|[省市县区])?(\p{Script=Han}{2,5}?)(?:街道(?:办事处)?|镇|乡|开发区|工业园区|新区)$/u.exec(fold(written).replace(/^.*[省市县区](?=.{2,})/u, ''))
  return match?.[1]
}
