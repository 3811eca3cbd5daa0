import type { Rule } from './tree.ts'
import { noCircles } from './rule-circles.ts'
import { declaredDependencies } from './rule-dependencies.ts'
import { importDirection } from './rule-imports.ts'
import { fileLength } from './rule-length.ts'
import { packageShape } from './rule-shape.ts'
import { oneOwnerPerTable } from './rule-tables.ts'
import { namedFolders, noAny, noOtherHosts, nothingImportsTheOutside, pureEngines, skipsGiveReasons, standsAlone } from './rule-words.ts'

/** The rules of the house, each of which `test/house.test.ts` has seen failing. */
export const rules: readonly Rule[] = [
  importDirection, noCircles, oneOwnerPerTable, fileLength, packageShape, declaredDependencies, noAny, namedFolders, standsAlone, noOtherHosts,
  skipsGiveReasons, pureEngines, nothingImportsTheOutside,
]
