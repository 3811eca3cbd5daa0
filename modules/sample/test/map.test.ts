import { expect, test } from 'vitest'
import { schematicMap, TOWNS } from '../index.ts'

type Segment = readonly [number, number, number, number]

const { features } = schematicMap()
const segments = (ring: readonly (readonly [number, number])[]): Segment[] =>
  ring.slice(1).map((point, i) => [...(ring[i] ?? point), ...point] as const)

function cross([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const side = (x: number, y: number, px: number, py: number, qx: number, qy: number): number => (px - x) * (qy - y) - (py - y) * (qx - x)
  return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
}

test('the map has one feature a town and says of each that it is schematic', () => {
  expect(features.map((feature) => feature.properties)).toEqual(
    TOWNS.map(({ code, name, nameEn }) => ({ code, name, name_en: nameEn, schematic: true })),
  )
})

test('every ring is closed and runs counter-clockwise', () => {
  for (const { geometry } of features) {
    const ring = geometry.coordinates[0] ?? []
    expect(ring.at(-1)).toEqual(ring[0])
    const doubleArea = segments(ring).reduce((total, [ax, ay, bx, by]) => total + ax * by - bx * ay, 0)
    expect(doubleArea).toBeGreaterThan(500)
  }
})

test('no two borders cross, so no town overlaps itself or a neighbour', () => {
  const all = features.flatMap(({ geometry }) => segments(geometry.coordinates[0] ?? []))
  expect(all.filter((one, i) => all.slice(i + 1).some((other) => cross(one, other)))).toEqual([])
})

test('neighbours share their borders point by point: an inner segment occurs once each way', () => {
  const all = features.flatMap(({ geometry }) => segments(geometry.coordinates[0] ?? [])).map((segment) => segment.join())
  const keys = new Set(all)
  expect(keys.size).toBe(all.length)
  const shared = all.filter((key) => {
    const [ax, ay, bx, by] = key.split(',')
    return keys.has([bx, by, ax, ay].join())
  })
  // 12 inner borders of 8 segments, each seen from two sides.
  expect(shared).toHaveLength(12 * 8 * 2)
})
