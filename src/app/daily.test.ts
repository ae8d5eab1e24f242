import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { daily } from './daily.ts'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-03-28T15:00:00Z') }))
afterEach(() => vi.useRealTimers())

it('works at the beginning of every day in England, also after a day on which it failed, until it is stopped', async () => {
  const at: string[] = []
  const troubles: unknown[] = []
  const stop = daily(
    async now => {
      at.push(now.toISOString())
      if (at.length === 1) throw new Error('the record was away')
    },
    () => new Date(),
    error => troubles.push(error),
  )
  expect(at).toEqual([])
  // The clocks go forward on the 29th.
  await vi.advanceTimersByTimeAsync(3 * 86_400_000)
  expect(at).toEqual(['2026-03-29T00:01:00.000Z', '2026-03-29T23:01:00.000Z', '2026-03-30T23:01:00.000Z'])
  expect(troubles).toEqual([new Error('the record was away')])
  stop()
  await vi.advanceTimersByTimeAsync(3 * 86_400_000)
  expect(at).toHaveLength(3)
})
