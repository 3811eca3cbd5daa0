/** A cell's text: pipes and line breaks would end the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** A Markdown table; rows hold as many cells as the head. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

/** A page with the one remark that all generated pages bear. */
export const page = (title: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, '<!-- Written from the code by `npm run docs`; a test fails when it is stale. -->', ...parts].join('\n\n')}\n`

export const code = (text: string): string => `\`${text}\``
