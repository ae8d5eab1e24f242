/** Room for a text as UTF-8; grows with the longest. */
let room = Buffer.alloc(1 << 16)
let roomView = viewOf(room)

/** What `RowHash` takes bytes from. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/**
 * A hash of bytes in 64 bits: two lanes of 32, mixed as MurmurHash3 for 128 bits mixes its first two (A. Appleby, public
 * domain). Not for use against forgers. There is one for every row of an extract, and a call of the system's library for
 * each takes ten times as long as this does.
 */
export class RowHash {
  a = 0
  b = 0

  /** The hash of the bytes of a view from `start` to before `end`. */
  ofBytes(view: DataView, start: number, end: number): this {
    this.a = 0
    this.b = 0
    return this.addBytes(view, start, end)
  }

  ofText(text: string): this {
    this.a = 0
    this.b = 0
    return this.addText(text)
  }

  /** The hash of what has been taken so far, followed by a text. */
  addText(text: string): this {
    if (text.length * 3 > room.length) {
      room = Buffer.alloc(text.length * 4)
      roomView = viewOf(room)
    }
    return this.addBytes(roomView, 0, room.write(text))
  }

  addBytes(view: DataView, start: number, end: number): this {
    let a = this.a
    let b = this.b
    let at = start
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true)
      a = mixA(a, word) + b
      b = mixB(b, word) + a
    }
    if (at < end) {
      let word = 0
      for (let shift = 0; at < end; at++, shift += 8) word |= view.getUint8(at) << shift
      a = mixA(a, word)
      b = mixB(b, word)
    }
    const length = end - start
    a = ((a ^ length) + (b ^ length)) | 0
    b = ((b ^ length) + a) | 0
    a = spread(a)
    b = spread(b)
    this.a = (a + b) | 0
    this.b = (b + this.a) | 0
    return this
  }
}

function mixA(lane: number, word: number): number {
  let k = Math.imul(word, 0x239b961b)
  k = (k << 15) | (k >>> 17)
  let h = lane ^ Math.imul(k, 0xab0e9789)
  h = (h << 19) | (h >>> 13)
  return (Math.imul(h, 5) + 0x561ccd1b) | 0
}

function mixB(lane: number, word: number): number {
  let k = Math.imul(word, 0xab0e9789)
  k = (k << 16) | (k >>> 16)
  let h = lane ^ Math.imul(k, 0x38b34ae5)
  h = (h << 17) | (h >>> 15)
  return (Math.imul(h, 5) + 0x0bcaa747) | 0
}

/** Lets every bit of a lane depend on every other. */
function spread(lane: number): number {
  let h = lane
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
