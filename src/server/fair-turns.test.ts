import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createFairTurns, TooManyWait } from './fair-turns.ts'

/** Turns whose work ends when the test says. */
function held(atOnce: number, mostWaiting: number) {
  const turns = createFairTurns(atOnce, mostWaiting)
  const started: string[] = []
  const ends: (() => void)[] = []
  return {
    started,
    ask: (from: string) =>
      turns(from, () => {
        started.push(from)
        return new Promise<void>(resolve => ends.push(resolve))
      }).catch((error: Error) => void started.push(`${from} not: ${error.name}`)),
    async end() {
      ends.shift()!()
      await setImmediate()
    },
  }
}

it('turns go round those who wait, whoever came first with how many', async () => {
  const { ask, end, started } = held(1, 10)
  for (const from of ['flood', 'flood', 'flood', 'flood', 'dana', 'kit']) void ask(from)
  for (let at = 0; at < 5; at++) await end()
  expect(started).toEqual(['flood', 'flood', 'dana', 'kit', 'flood', 'flood'])
})

it('where no place is left, the last of whoever has most is turned away', async () => {
  const { ask, end, started } = held(1, 3)
  for (const from of ['flood', 'flood', 'flood', 'flood', 'flood', 'dana']) void ask(from)
  await setImmediate()
  expect(started).toEqual(['flood', 'flood not: TooManyWait', 'flood not: TooManyWait'])
  await end()
  await end()
  expect(started.slice(3)).toEqual(['flood', 'dana'])
})

it('where everybody has one, whoever comes last is turned away, and the turns go on', async () => {
  const { ask, end, started } = held(1, 2)
  for (const from of ['a', 'b', 'c', 'd']) void ask(from)
  for (let at = 0; at < 3; at++) await end()
  expect(started).toEqual(['a', 'd not: TooManyWait', 'b', 'c'])
  void ask('e')
  expect(started.at(-1)).toBe('e')
})

it('a turn is over however its work ends', async () => {
  const turns = createFairTurns(1, 1)
  await expect(turns('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await turns('a', async () => 'done')).toBe('done')
  expect(new TooManyWait('x')).toBeInstanceOf(Error)
})
