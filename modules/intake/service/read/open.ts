import { JingweiError, type Period } from '@jingwei/kernel'
import type { Draft } from '../../domain/connection.ts'
import { secretFile, secretVariable, type IntakePlatform, type Secret } from '../platform.ts'
import { allowedAddress } from './address.ts'
import { readHttp } from './http.ts'
import { readMysql } from './mysql.ts'
import { readPostgres } from './postgres.ts'
import type { Bounds, Reader } from './reader.ts'

export const boundsOf = (intake: IntakePlatform, signal: AbortSignal): Bounds => ({
  signal, statementSeconds: Number(intake.settings['intake.statementSeconds']), pageBytes: Number(intake.settings['intake.pageMiB']) * 1_048_576,
})

/** Begins a conversation with what a connection names. @throws intake.host_not_allowed, intake.address_not_allowed, intake.secret_missing, and what the drivers throw */
export async function openReader(intake: IntakePlatform, { target, code }: Pick<Draft, 'target' | 'code'>, secret: Secret, what: { readonly period: Period | undefined; readonly since: string | undefined }, bounds: Bounds): Promise<Reader> {
  const hosts = String(intake.settings['intake.hosts'])
  if (target.kind === 'folder') throw new Error('a folder is read file by file')
  if (target.kind === 'http') {
    if (target.proof.by !== 'none') demandSecret(code, secret)
    return readHttp(target, { secret, hosts, ...what }, bounds)
  }
  const address = await allowedAddress(hosts, target.host, target.port)
  demandSecret(code, secret)
  return target.kind === 'mysql' ? readMysql(target, address, secret, bounds) : readPostgres(target, address, secret, bounds)
}

function demandSecret(code: string, secret: Secret): void {
  if (secret.value === undefined) throw new JingweiError('intake.secret_missing', { code, file: secretFile(code), variable: secretVariable(code) })
}
