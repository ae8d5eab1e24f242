import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { type Exported, nameWithExport } from '../ui/export/index.ts'
import type { FileReply } from './reply.ts'

/**
 * Sends a file, streaming what streams. Nothing about it is kept by the browser but what its reader saves. What is saved
 * says who saved it and when, by its name, and in a header for programs.
 */
export async function sendFile(
  reply: FastifyReply,
  { name: given, type, content: made, disposition = 'attachment' }: FileReply,
  exported: Exported,
): Promise<FastifyReply> {
  const content = typeof made === 'function' ? await made(exported) : made
  const name = disposition === 'attachment' ? nameWithExport(given, exported) : given
  reply.header('sightline-exported', headerOf(exported))
  reply.header('content-type', /^text\/|\/json$/.test(type) ? `${type}; charset=utf-8` : type)
  reply.header('content-disposition', contentDisposition(disposition, name))
  if (typeof content === 'string') return reply.send(content)
  if (content instanceof Uint8Array)
    return reply.send(Buffer.from(content.buffer, content.byteOffset, content.byteLength))
  return reply.send(Readable.from(content, { objectMode: false }))
}

/**
 * A Content-Disposition header: the name in plain letters for old readers, and in full (RFC 8187) for the rest. Never a
 * path or a hidden file, and nothing that turns the direction of writing, by which "gpj.exe" reads as a picture.
 */
export function contentDisposition(disposition: 'attachment' | 'inline', given: string): string {
  const name =
    given
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .replace(/[/\\:]/g, '_')
      .replace(/^[.\s]+/, '') || 'file'
  const plain = name.replace(/[^\w. ()-]/g, '_')
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${full}`
}

/** In letters that a header may hold. */
function headerOf({ personId, when, version, request }: Exported): string {
  const parts = { by: personId, at: when, 'data-version': String(version), reference: request }
  const said = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
  return [...said, 'confidential'].join('; ')
}
