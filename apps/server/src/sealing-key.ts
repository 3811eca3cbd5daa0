import { homeSecret } from '@jingwei/store'

const bytes = 32

/**
 * The key that seals secrets kept in the database: of this home, or JINGWEI_SEALING_KEY (32 bytes in base64url) where
 * several machines share one database. Whoever copies the database must copy it too, and keep it elsewhere.
 */
export async function sealingKey(home: string): Promise<Buffer> {
  return Buffer.from(process.env['JINGWEI_SEALING_KEY'] ?? (await homeSecret(home, 'sealing-key', bytes)), 'base64url')
}
