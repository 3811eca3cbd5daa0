import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** Unpacks the browser of the package once; gives the path of its binary and of the libraries it brings. */
export async function unpackBrowser(here) {
  const packed = join(here, 'node_modules', 'chrome-aws-lambda', 'bin')
  const out = join(here, 'node_modules', '.chromium88')
  const program = join(out, 'chromium')
  if (!existsSync(program)) {
    await mkdir(out, { recursive: true })
    for (const archive of ['aws.tar', 'swiftshader.tar']) {
      await pipeline(createReadStream(join(packed, `${archive}.br`)), createBrotliDecompress(), createWriteStream(join(out, archive)))
      spawnSync('tar', ['xf', join(out, archive), '-C', out])
    }
    await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(`${program}.part`))
    await chmod(`${program}.part`, 0o755)
    await rename(`${program}.part`, program)
  }
  return { program, libraries: join(out, 'lib') }
}
