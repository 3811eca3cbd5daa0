import { randomFrom } from './random.ts'
import { TOWNS } from './towns.ts'

type Point = readonly [number, number]

export interface SchematicFeature {
  readonly type: 'Feature'
  readonly properties: { readonly code: string; readonly name: string; readonly name_en: string; readonly schematic: true }
  readonly geometry: { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Point[])[] }
}

/** GeoJSON in shape only: x 0-100 and y 0-80 are abstract, they stand for no place on earth. */
export interface SchematicMap {
  readonly type: 'FeatureCollection'
  readonly features: readonly SchematicFeature[]
}

/** Corners of the nine towns, row by row from the south-west. */
const CORNERS: readonly (readonly Point[])[] = [
  [[5, 11], [35, 3], [67, 8], [94, 4]],
  [[2, 30], [31, 27], [65, 33], [98, 28]],
  [[7, 55], [38, 51], [61, 57], [93, 53]],
  [[3, 75], [33, 78], [69, 73], [96, 77]],
]
const BENDS = 3
const SWAY = 0.09

const corner = (column: number, row: number): Point => {
  const point = CORNERS[row]?.[column]
  if (point === undefined) throw new RangeError(`the schematic map has no corner ${column},${row}`)
  return point
}
const round = (value: number): number => Math.round(value * 100) / 100

/**
 * A border between two corners, drawn once whichever side asks: midpoints swayed sideways, halving each time.
 * Neighbours therefore share every vertex and no sliver lies between them.
 */
function border(from: Point, to: Point): Point[] {
  const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])
  const [a, b] = forward ? [from, to] : [to, from]
  const random = randomFrom(20_230_122, `border/${a.join()}/${b.join()}`)
  let line: Point[] = [a, b]
  for (let bend = 0; bend < BENDS; bend++) {
    line = line.flatMap((point, i) => {
      const following = line[i + 1]
      if (following === undefined) return [point]
      const sway = (random.next() * 2 - 1) * SWAY
      const middle: Point = [
        round((point[0] + following[0]) / 2 - (following[1] - point[1]) * sway),
        round((point[1] + following[1]) / 2 + (following[0] - point[0]) * sway),
      ]
      return [point, middle]
    })
  }
  return forward ? line : line.reverse()
}

/** Ring of a cell, counter-clockwise and closed as RFC 7946 asks. */
function ring(column: number, row: number): Point[] {
  const [southWest, southEast] = [corner(column, row), corner(column + 1, row)]
  const [northWest, northEast] = [corner(column, row + 1), corner(column + 1, row + 1)]
  const sides = [[southWest, southEast], [southEast, northEast], [northEast, northWest], [northWest, southWest]] as const
  return [...sides.flatMap(([from, to]) => border(from, to).slice(0, -1)), southWest]
}

/** The towns of the fictional county as a schematic map (示意图). It has no 审图号 because it shows no real place. */
export function schematicMap(): SchematicMap {
  return {
    type: 'FeatureCollection',
    features: TOWNS.map((town, i) => ({
      type: 'Feature',
      properties: { code: town.code, name: town.name, name_en: town.nameEn, schematic: true },
      geometry: { type: 'Polygon', coordinates: [ring(i % 3, Math.floor(i / 3))] },
    })),
  }
}
