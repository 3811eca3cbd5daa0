import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Sends a portal file or page if the address is one; undefined leaves the request to the 404 answer. */
export type PortalFiles = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined

/**
 * Serves the built portal. Its files are listed once, so no address can reach outside the folder; names with a hash
 * (`assets/`) are kept by browsers for ever, the page itself is asked for each time.
 */
export async function registerPortalFiles(app: FastifyInstance, folder: string, basePath: string): Promise<PortalFiles> {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return () => undefined
  const html = readFileSync(page, 'utf8')
  const files = new Set(listFiles(folder))
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false })
  return (request, reply) => {
    const path = decodePath(request.url)
    if (path === undefined || path.startsWith('/api/')) return undefined
    const name = path.slice(1)
    if (name !== 'index.html' && files.has(name)) {
      reply.header('cache-control', name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      return reply.sendFile(name)
    }
    const isPage = name === 'index.html' || !/\.\w+$/u.test(name)
    return isPage ? reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(pageFor(html, basePath, reply.cspNonce.style)) : undefined
  }
}

/** The base lets relative addresses work on every page; the nonce lets the portal insert its own styles under the CSP. */
function pageFor(html: string, basePath: string, nonce: string): string {
  return html.replace(/<head([^>]*)>/u, (_whole, attributes: string) => `<head${attributes}><base href="${basePath}"><meta name="csp-nonce" content="${nonce}">`)
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '/')
  } catch {
    return undefined
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
