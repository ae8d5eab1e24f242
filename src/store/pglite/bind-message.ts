/** What a parameter is given as: its text, its bytes, or nothing. */
export type BoundValue = string | ArrayBufferView | ArrayBuffer | null

const formatOfText = 0
const formatOfBytes = 1

/**
 * PostgreSQL's message "Bind" (its documentation, "Message Formats"): the values of a prepared statement's parameters; the
 * answer is asked for as text. `statement` is the name it was prepared by, '' for the one without a name.
 *
 * PGlite has one of its own, which counts each text's bytes letter by letter in JavaScript, twice, and copies all it has
 * whenever it needs more room: a second and a half of every ten that the embedded database worked on an import.
 */
export function bindMessage(statement: string, values: readonly BoundValue[]): Buffer {
  const given = values.map(each => (each === null || typeof each === 'string' ? each : asBytes(each)))
  const lengths = given.map(each => (each === null ? -1 : Buffer.byteLength(each)))
  const ofValues = lengths.reduce((sum, length) => sum + 4 + Math.max(0, length), 0)
  const length = 4 + 1 + Buffer.byteLength(statement) + 1 + 2 + 2 * given.length + 2 + ofValues + 2
  const message = Buffer.allocUnsafe(1 + length)
  let at = message.write('B')
  at = message.writeInt32BE(length, at)
  at = message.writeUInt8(0, at)
  at += message.write(statement, at)
  at = message.writeUInt8(0, at)
  at = message.writeUInt16BE(given.length, at)
  for (const each of given) at = message.writeInt16BE(each instanceof Uint8Array ? formatOfBytes : formatOfText, at)
  at = message.writeUInt16BE(given.length, at)
  given.forEach((each, nth) => {
    at = message.writeInt32BE(lengths[nth]!, at)
    if (typeof each === 'string') at += message.write(each, at)
    else if (each !== null) {
      message.set(each, at)
      at += each.byteLength
    }
  })
  message.writeInt16BE(0, at)
  return message
}

function asBytes(value: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}
