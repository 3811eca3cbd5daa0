/** Full-width letters, digits and brackets to half-width, all blanks away: for comparing, never for keeping. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]/gu, '')
}
