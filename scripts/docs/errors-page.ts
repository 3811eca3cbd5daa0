import type { ErrorEntry } from '@jingwei/kernel'
import type { DocumentedSystem } from './system.ts'
import { page } from './markdown.ts'

const entry = ({ code, status, zh, en }: ErrorEntry): string => `### ${code}\n\nHTTP ${status}\n\n- ${zh}\n- ${en}`

const ownerOf = ({ code }: ErrorEntry): string => code.slice(0, code.indexOf('.'))

export const errorsPage = ({ errors }: DocumentedSystem): string => page(
  'Errors 错误',
  'Answers are problem details (RFC 9457) with `code`, and the text in the caller\'s language. `{name}` is filled from the case at hand.',
  ...[...new Set(errors.map(ownerOf))].flatMap((owner) => [`## ${owner}`, ...errors.filter((each) => ownerOf(each) === owner).map(entry)]),
)
