import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InTurn } from './in-turn.ts'

describe('work in turn', () => {
  it('runs every piece, one at a time and in order, with no more waiting than may', async () => {
    const pieces = fc.array(fc.nat(3), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(pieces, fc.integer({ min: 1, max: 4 }), async (delays, most) => {
        const queries = new InTurn(most)
        const done: number[] = []
        let underWay = 0
        let added = 0
        for (const [index, delay] of delays.entries()) {
          await queries.add(async () => {
            expect(++underWay).toBe(1)
            await wait(delay)
            underWay--
            done.push(index)
          })
          added++
          expect(added - done.length).toBeLessThanOrEqual(most)
        }
        await queries.done()
        expect(done).toEqual(delays.map((_, index) => index))
      }),
      { numRuns: 40 },
    )
  })

  it('begins nothing after a piece that failed, and tells whoever adds or waits', async () => {
    const queries = new InTurn(3)
    const begun: string[] = []
    await queries.add(async () => {
      begun.push('first')
      throw new Error('no room')
    })
    await queries.add(async () => begun.push('second'))
    await expect(queries.done()).rejects.toThrow('no room')
    const more = async () => {
      for (let piece = 0; piece < 3; piece++) await queries.add(async () => begun.push('later'))
    }
    await expect(more()).rejects.toThrow('no room')
    await queries.settled()
    expect(begun).toEqual(['first'])
  })
})
