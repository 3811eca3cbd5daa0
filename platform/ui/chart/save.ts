/** Hands a file made in the page to the browser; nothing leaves the machine. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, '_')
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}

/** `data:image/png;base64,...` as a file. */
export function dataUrlBlob(url: string): Blob {
  const [head = '', body = ''] = url.split(',')
  const bytes = Uint8Array.from(atob(body), (char) => char.charCodeAt(0))
  return new Blob([bytes], { type: /data:(.*?);/.exec(head)?.[1] ?? 'image/png' })
}
