import { address, csrfHeader, ProblemError } from '@jingwei/ui'

/**
 * Sends files and reports how many bytes have gone. XMLHttpRequest, because `fetch` does not tell how far an upload is.
 * @returns the id of the import. @throws ProblemError when the server refuses it or cannot be reached.
 */
export function upload(files: readonly File[], progress: (sent: number, total: number) => void): Promise<string> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (status: number, body: Partial<ProblemError['problem']>) => reject(new ProblemError({ title: '', detail: '', code: 'portal.upload', traceId: '', ...body, status }))
    request.open('POST', address('hub/imports'))
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => progress(event.loaded, event.total)
    request.onerror = () => fail(0, {})
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status < 300 && typeof body.importId === 'string') resolve(body.importId)
      else fail(request.status, body)
    }
    request.send(form)
  })
}

function parse(text: string): { readonly importId?: string } & Partial<ProblemError['problem']> {
  try {
    return JSON.parse(text) as { readonly importId?: string }
  } catch {
    return {}
  }
}
