/** A boundary file and where it came from. */
export type Boundaries = {
  readonly geojson: { readonly type: string; readonly features?: readonly unknown[] }
  readonly approvalNumber?: string
  readonly coordinateSystem?: string
  readonly schematic: boolean
}

/**
 * 地图管理条例 asks for a 审图号 on every published map. A boundary file without one is not drawn, unless it is a
 * sketch that says so (示意图).
 */
export function mapLicence(boundaries: Boundaries): 'approved' | 'schematic' | 'refused' {
  if (boundaries.approvalNumber !== undefined && boundaries.approvalNumber.trim() !== '') return 'approved'
  return boundaries.schematic ? 'schematic' : 'refused'
}
