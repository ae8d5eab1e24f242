import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowHash, viewOf } from './row-hash.ts'

const hashOf = ({ a, b }: RowHash) => `${a} ${b}`
const ofText = (text: string) => hashOf(new RowHash().ofText(text))

describe('the hash of a row', () => {
  it('is the same of a text and of its bytes, wherever they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 9 }), (text, before) => {
        const bytes = Buffer.from(text)
        const within = Buffer.concat([Buffer.alloc(before, 7), bytes, Buffer.alloc(5, 9)])
        const found = new RowHash().ofBytes(viewOf(within), before, before + bytes.length)
        expect(hashOf(found)).toBe(ofText(text))
      }),
    )
  })

  it('takes texts longer than any before', () => {
    const long = 'é'.repeat(200_000)
    expect(ofText(long)).toBe(hashOf(new RowHash().ofBytes(viewOf(Buffer.from(long)), 0, 400_000)))
    expect(ofText(long)).not.toBe(ofText(`${long} `))
  })

  it('tells apart all of a million short texts that hardly differ', () => {
    const hash = new RowHash()
    const found = new Set<string>()
    for (let at = 0; at < 1_000_000; at++) found.add(hashOf(hash.ofText(`VN${at},100772,2023-04-04,Y,Y,Y`)))
    expect(found.size).toBe(1_000_000)
  })

  it('changes each of its bits about as often as not when a bit of the text does', () => {
    const changes = new Array<number>(64).fill(0)
    let tried = 0
    for (let at = 0; at < 400; at++) {
      const bytes = Buffer.from(`A${at},100${at},2023-04-04`)
      const before = new RowHash().ofBytes(viewOf(bytes), 0, bytes.length)
      for (let bit = 0; bit < bytes.length * 8; bit += 5) {
        const other = Buffer.from(bytes)
        other[bit >> 3]! ^= 1 << (bit & 7)
        const after = new RowHash().ofBytes(viewOf(other), 0, other.length)
        for (let lane = 0; lane < 32; lane++) {
          changes[lane]! += ((before.a ^ after.a) >>> lane) & 1
          changes[32 + lane]! += ((before.b ^ after.b) >>> lane) & 1
        }
        tried++
      }
    }
    for (const each of changes) expect(Math.abs(each / tried - 0.5)).toBeLessThan(0.03)
  })

  it('goes on from what it has taken', () => {
    expect(hashOf(new RowHash().ofText('a').addText('b'))).not.toBe(hashOf(new RowHash().ofText('a').addText('c')))
    expect(hashOf(new RowHash().ofText('a').addText('b'))).not.toBe(hashOf(new RowHash().ofText('b').addText('a')))
  })
})
