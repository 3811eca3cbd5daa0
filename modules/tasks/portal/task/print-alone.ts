/** Prints the slip of an open dialog and nothing of the page behind it. */
export function printAlone(): void {
  const page = document.documentElement
  page.classList.add('jw-print-slip')
  addEventListener('afterprint', () => page.classList.remove('jw-print-slip'), { once: true })
  print()
}
