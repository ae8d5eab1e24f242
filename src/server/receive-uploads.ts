import { createWriteStream } from 'node:fs'
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { Upload } from './uploads.ts'

/** What a multipart form brought: its fields, and its files in a temporary folder. */
export interface Received {
  readonly fields: Record<string, string | string[]>
  readonly uploads: readonly Upload[]
  /** Removes the temporary folder with whatever is left in it. */
  discard(): Promise<void>
}

/**
 * Streams a multipart form to disk: no file is ever held in memory. A file field left empty brings no upload. Throws
 * what @fastify/multipart throws (with a 4xx statusCode) where there are too many files or one is too large, and with
 * 422 where what came is no whole form.
 */
export async function receiveUploads(
  request: FastifyRequest,
  limits: { readonly maxFiles: number; readonly maxBytes: number },
): Promise<Received> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-upload-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  const fields: Record<string, string | string[]> = Object.create(null)
  const uploads: Upload[] = []
  try {
    const parts = request.parts({
      limits: { files: limits.maxFiles, fileSize: limits.maxBytes, fields: 100, fieldSize: 65_536 },
    })
    for await (const part of parts) {
      if (part.type === 'field') {
        addField(fields, part.fieldname, String(part.value))
        continue
      }
      const path = join(folder, String(uploads.length))
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
      if (part.file.truncated) throw new request.server.multipartErrors.RequestFileTooLargeError()
      const name = baseName(part.filename)
      if (name === '' && part.file.bytesRead === 0) continue
      uploads.push({ field: part.fieldname, name, bytes: part.file.bytesRead, path, moveTo: to => move(path, to) })
    }
    return { fields, uploads, discard }
  } catch (error) {
    await discard()
    if (isBrokenForm(error)) throw Object.assign(error, { statusCode: 422 })
    throw error
  }
}

/** A form without edges, or one that breaks off: the parser throws a plain Error for these, and says no more of it. */
function isBrokenForm(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !('code' in error) && !('statusCode' in error)
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const held = fields[name]
  if (held === undefined) fields[name] = value
  else fields[name] = Array.isArray(held) ? [...held, value] : [held, value]
}

/** The last part of whatever path a browser sent, without control characters. */
function baseName(sent: string | undefined): string {
  return (sent ?? '')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\p{Cc}/gu, '')
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await copyFile(from, to)
    await rm(from)
  }
}
