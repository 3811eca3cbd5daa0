/** Built-in formats that show a day, month or year (ECMA-376 18.8.30, with the East Asian ones 27-36 and 50-58). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58
}

/** Whether a number format shows a date: a year or a day outside quotes, escapes and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').replace(/general|g\/通用格式/giu, '')
  return /[yYdDeE]/u.test(bare.replace(/[0#?.][eE][+-]/gu, ''))
}
