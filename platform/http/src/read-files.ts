import { Transform, finished } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import { JingweiError } from '@jingwei/kernel'
import type { FastifyRequest } from 'fastify'
import { sizeOf } from './problem.ts'
import type { Upload } from './route.ts'
import type { HttpSettings } from './settings.ts'
import type { UploadedFile } from './upload.ts'
import { safeFileName } from './upload.ts'

export const uploadLimits = (upload: Upload, settings: HttpSettings) => ({
  files: upload.maxFiles ?? settings.uploadFiles,
  fileSize: (upload.maxFileMiB ?? settings.uploadMiB) * 1024 ** 2,
})

/** The files of a multipart request as they arrive. Asking for the next one first drains what was left unread. */
export async function* readFiles(request: FastifyRequest, upload: Upload, settings: HttpSettings): AsyncGenerator<UploadedFile> {
  const { files, fileSize } = uploadLimits(upload, settings)
  const parts = request.files({ limits: { files, fileSize, fields: 20, fieldSize: 64 * 1024, parts: files + 20 }, throwFileSizeLimit: false })
  try {
    for await (const part of parts) {
      const file = uploadedFile(part, fileSize)
      yield file
      file.stream.resume()
    }
  } catch (cause) {
    throw isNamed(cause) ? cause : cutOff(cause)
  }
}

/** Limits have codes of the framework; a parser that runs out of input has none. */
const isNamed = (thrown: unknown): boolean => typeof thrown === 'object' && thrown !== null && 'code' in thrown

const cutOff = (cause: unknown) => new JingweiError('http.malformed_upload', {}, { cause })

function uploadedFile(part: MultipartFile, fileSize: number): UploadedFile {
  // The parser ends a stream at the limit as if the file were whole; nobody may take a cut file for a whole one.
  const whole = new Transform({
    transform: (chunk, _encoding, done) => done(undefined, chunk),
    flush: (done) => done(part.file.truncated ? new JingweiError('kernel.too_large', { limit: sizeOf(fileSize) }) : undefined),
  })
  // The reader hears of a failure; a stream nobody reads must not end the process.
  whole.on('error', () => {})
  // `finished` also notices a stream that failed before anybody listened.
  finished(part.file, { writable: false }, (cause) => cause && whole.destroy(cutOff(cause)))
  part.file.pipe(whole)
  return { field: part.fieldname, fileName: safeFileName(part.filename), mediaType: part.mimetype, stream: whole }
}
