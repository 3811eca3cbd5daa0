import { limited } from './limited.ts'
import { StringItem } from './string-item.ts'
import { readXml } from './xml-reader.ts'
import type { ZipParts } from './zip-parts.ts'

/** The table of strings cells point into; the only part of a workbook held in memory, hence its own limit. */
export async function readSharedStrings(parts: ZipParts, path: string, maxBytes: number): Promise<string[]> {
  const strings: string[] = []
  if (!parts.has(path)) return strings
  const item = new StringItem()
  await readXml(limited(parts.read(path), maxBytes), {
    open: (name) => item.open(name),
    close: (name) => {
      item.close(name)
      if (name === 'si') strings.push(item.take())
    },
    text: (text) => item.text(text),
  })
  return strings
}
