import { describe, expect, it } from 'vitest'
import { checkMatrix, matrix, undeclaredPermissions } from '../index.ts'
import { as, door, permissions, routes } from './door.ts'

describe('the matrix role x route', () => {
  it('finds every cell as declared, and notices one that is not', async () => {
    const server = await door()
    const cells = matrix(routes, ['officer', 'system', 'leader'], permissions)
    const send = async (cell: (typeof cells)[number], request: { method: string; url: string }) => {
      const answer = await server.inject({ method: request.method as 'GET', url: request.url, headers: cell.role === 'anonymous' ? {} : as(cell.role) })
      return { status: answer.statusCode, code: answer.json().code }
    }
    expect(cells).toHaveLength(routes.length * 4)
    expect(await checkMatrix(cells.filter((cell) => cell.route.id !== 'demo.rare'), send)).toEqual([])
    const wrong = cells.filter((cell) => cell.route.id === 'demo.list' && cell.role === 'leader').map((cell) => ({ ...cell, expected: 'open' as const }))
    expect(await checkMatrix(wrong, send)).toEqual(['leader GET /api/demo/items: expected open, found forbidden (403 kernel.forbidden)'])
    await server.close()
  })

  it('finds a route nobody can reach because nobody declared its permission', () => {
    expect(undeclaredPermissions(routes, permissions.slice(1))).toEqual(['demo.list asks for demo.read, which no module declares', 'demo.one asks for demo.read, which no module declares'])
  })
})
