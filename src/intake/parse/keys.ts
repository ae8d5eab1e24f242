import { hash } from 'node:crypto'

/** Longest key kept in full. */
const longest = 300

/** A natural key that can be indexed: one that is too long keeps its beginning, and a digest tells the rest. */
export function keyWithin(key: string): string {
  return key.length <= longest ? key : `${key.slice(0, longest - 20)}#${hash('sha256', key).slice(0, 16)}`
}
