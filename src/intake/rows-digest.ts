import type { RowHash } from './read/row-hash.ts'

/** Lanes of 32 bits in a digest. */
export const lanesEach = 3

const bytes = Buffer.alloc(4 * lanesEach)

/** A digest of how rows stand in their file, in three lanes of 32 bits, as 16 characters of base64url. */
export function asText(a: number, b: number, c: number): string {
  bytes.writeInt32LE(a, 0)
  bytes.writeInt32LE(b, 4)
  bytes.writeInt32LE(c, 8)
  return bytes.toString('base64url')
}

/** The lanes of digests that stand one after the other as text, three of each; all 0 where there are spaces. */
export function lanesOf(digests: string): Int32Array {
  const whole = Buffer.from(digests.includes(' ') ? digests.replaceAll(' ', 'A') : digests, 'base64url')
  const lanes = new Int32Array(whole.length / 4)
  for (let at = 0; at < lanes.length; at++) lanes[at] = whole.readInt32LE(at * 4)
  return lanes
}

/**
 * The third lane of a row: as the lanes of a child's rows are added up, in whatever order they stand, it keeps rows that
 * together come to the same in the first two from passing for one another.
 */
export function thirdLane({ a, b }: RowHash): number {
  let h = Math.imul(a ^ ((b << 11) | (b >>> 21)), 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x85ebca77)
  return h ^ (h >>> 13)
}
