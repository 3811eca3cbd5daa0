import { JingweiError } from '@jingwei/kernel'
import { createTransport } from 'nodemailer'
import type { NotifySettings } from '../../settings.ts'
import type { Outside } from '../outside.ts'
import { Permanent, type Channel } from './channel.ts'

/** SMTP replies of the 500s are final (RFC 5321 4.2.1), those of the 400s pass. */
const isFinal = (error: { readonly responseCode?: number }): boolean => (error.responseCode ?? 0) >= 500

/**
 * Mail by the library nodemailer to one server. The server's name is resolved and looked at here, and nodemailer is given
 * the address; the certificate is still checked against the name. The Message-ID is the letter's, the same at each attempt.
 */
export const emailChannel = (outside: Outside, { smtpHost, smtpPort, smtpSecurity, smtpUser, smtpFrom, timeoutSeconds }: NotifySettings, password: string | undefined): Channel => ({
  id: 'email',
  async send(_ctx, { id, to, title, link }) {
    const { host, address, isPrivate } = await outside.check(smtpHost)
    if (smtpSecurity === 'none' && !isPrivate) throw new JingweiError('notify.unencrypted', { host })
    const wait = timeoutSeconds * 1000
    const transport = createTransport({
      host: address, port: smtpPort, secure: smtpSecurity === 'tls', requireTLS: smtpSecurity === 'starttls', ignoreTLS: smtpSecurity === 'none',
      tls: { servername: host }, connectionTimeout: wait, greetingTimeout: wait, socketTimeout: wait, disableFileAccess: true, disableUrlAccess: true,
      ...(smtpUser === '' ? {} : { auth: { user: smtpUser, pass: password ?? '' } }),
    })
    try {
      await transport.sendMail({ from: smtpFrom, to, subject: title, text: link === '' ? title : `${title}\n\n${link}`, messageId: `<${id}@${smtpFrom.split('@')[1] ?? host}>`, headers: { 'idempotency-key': id } })
    } catch (thrown) {
      throw refusal(host, thrown as { code?: string; responseCode?: number })
    } finally {
      transport.close()
    }
  },
})

/** The server's own words may repeat the address or the account, so only its code is told. */
function refusal(host: string, error: { code?: string; responseCode?: number }): JingweiError {
  const reason = error.responseCode === undefined ? (error.code ?? 'SMTP') : `SMTP ${error.responseCode}`
  if (isFinal(error)) return new Permanent('notify.refused', { host, reason })
  return new JingweiError(error.responseCode === undefined ? 'notify.unreachable' : 'notify.refused', { host, reason })
}
