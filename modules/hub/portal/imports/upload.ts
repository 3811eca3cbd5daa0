import { address, csrfHeader, ProblemError } from '@jingwei/ui'

/**
 * Sends files and reports how many bytes have gone. XMLHttpRequest, because `fetch` does not tell how far an upload is.
 * @returns the server's answer. @throws ProblemError when the server refuses it or cannot be reached.
 */
export function upload<Answer extends object>(path: string, files: readonly File[], progress: (sent: number, total: number) => void): Promise<Answer> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (status: number, body: Partial<ProblemError['problem']>) => reject(new ProblemError({ title: '', detail: '', code: 'portal.upload', traceId: '', ...body, status }))
    request.open('POST', address(path))
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => progress(event.loaded, event.total)
    request.onerror = () => fail(0, {})
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status < 300) resolve(body as Answer)
      else fail(request.status, body)
    }
    request.send(form)
  })
}

function parse(text: string): Partial<ProblemError['problem']> {
  try {
    return JSON.parse(text) as Partial<ProblemError['problem']>
  } catch {
    return {}
  }
}
