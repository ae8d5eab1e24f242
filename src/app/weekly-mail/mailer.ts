import type { MailSettings } from '../../server/settings.ts'
import type { Mail } from './mail.ts'

/** What sends mail. Throws where the mail server does not take it. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): void
}

/** How long a mail server may take to answer, in milliseconds. */
const patience = 20_000

/** Sends by the authority's own mail server, over one connection. Reads no file and no address for what is in a mail. */
export function mailerFor({ url, from }: MailSettings): Mailer {
  const opened = async () => {
    // Most servers send no mail, and others none for days.
    const { createTransport } = await import('nodemailer')
    return createTransport({
      url: url.reveal(),
      pool: true,
      maxConnections: 1,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }
  let transport: ReturnType<typeof opened> | undefined
  return {
    async send({ id, to, subject, text }) {
      transport ??= opened()
      await (await transport).sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@sightline>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => {
      // Whoever sent was told if it could not be opened.
      transport?.then(
        each => each.close(),
        () => {},
      )
    },
  }
}
