import { hash } from 'node:crypto'
import type { ReceivedFile } from '../format.ts'

/** A received file made of pieces, for tests; `pieces` is asked for afresh each time the file is opened. */
export function fileOf(
  name: string,
  content: string | Uint8Array | (() => Iterable<string | Uint8Array>),
  chunk = 1 << 16,
): ReceivedFile {
  const whole = typeof content === 'function' ? undefined : Buffer.from(content as string)
  return {
    name,
    bytes: whole?.length ?? 0,
    hash: whole === undefined ? '' : hash('sha256', whole),
    async *open() {
      if (typeof content === 'function') for (const piece of content()) yield Buffer.from(piece as string)
      else for (let at = 0; at < whole!.length; at += chunk) yield whole!.subarray(at, at + chunk)
    },
  }
}
