import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip made for a test; what it declares may be made to differ from what it is. */
export interface MadeEntry {
  readonly name: string
  readonly content?: string | Uint8Array
  /** Already deflated, for content too large to make. */
  readonly packed?: Uint8Array
  readonly declaredBytes?: number
  /** Unix mode, as 0o120777 for a link. */
  readonly mode?: number
  readonly encrypted?: boolean
  readonly method?: number
}

/** A zip file's bytes, written by hand so that hostile ones can be made. */
export function zipOf(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { mode = 0o100644, encrypted = false, method = 8 } = entry
    const content = Buffer.from((entry.content ?? '') as string)
    const packed = Buffer.from(entry.packed ?? (method === 0 ? content : deflateRawSync(content)))
    const name = Buffer.from(entry.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 2)
    fields.writeUInt16LE(method, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.declaredBytes ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(mode * 0x10000, 6)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), fields, tail, name)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, name, packed])
    parts.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}
