import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assuranceOf } from './assurance.ts'
import { xmr } from './xmr.ts'
import { xmrLimits } from './xmr-limits.ts'
import { signalsOf } from './xmr-signals.ts'

/** A band with mean 0 and limits at 9, so that the outer third begins beyond 6. */
const band = { mean: 0, lower: -9, upper: 9, movingRange: 9 / 2.66 }
const kinds = (values: (number | undefined)[]) => signalsOf(values, band).map(each => each.map(signal => signal.kind))
const has = (kind: string, values: (number | undefined)[]) => kinds(values).map(each => each.some(one => one === kind))
const all = (length: number, value: boolean) => new Array<boolean>(length).fill(value)

describe('the band', () => {
  it('is the mean, and 2.66 mean moving ranges either side', () => {
    const found = xmrLimits([10, 12, 11, 13, 12])!
    expect(found.mean).toBeCloseTo(11.6)
    expect(found.movingRange).toBeCloseTo(1.5)
    expect(found.upper).toBeCloseTo(11.6 + 2.66 * 1.5)
    expect(found.lower).toBeCloseTo(11.6 - 2.66 * 1.5)
  })

  it('leaves out a range above 3.267 times their mean, once', () => {
    const steady = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 50]
    const found = xmrLimits(steady)!
    expect(found.movingRange).toBeCloseTo(1)
    expect(found.mean).toBeCloseTo(165 / 12)
  })

  it('is not narrowed to nothing by leaving out', () => {
    const found = xmrLimits([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])!
    expect(found.movingRange).toBeCloseTo(2 / 11)
  })

  it('takes no range across a missing value', () => {
    expect(xmrLimits([10, 12, undefined, 40, 42])!.movingRange).toBe(2)
    expect(xmrLimits([10, undefined, 40])).toBeUndefined()
    expect(xmrLimits([])).toBeUndefined()
  })
})

describe('a value outside', () => {
  it('is beyond the limit, not on it', () => {
    expect(has('outside', [9, 9.01, -9, -9.01])).toEqual([false, true, false, true])
  })
})

describe('a shift', () => {
  it('is seven on one side, each of them', () => {
    expect(has('shift', [1, 2, 1, 2, 1, 2])).toEqual(all(6, false))
    expect(has('shift', [-1, 1, 2, 1, 2, 1, 2, 1, -1])).toEqual([false, ...all(7, true), false])
    expect(has('shift', [-1, -2, -1, -2, -1, -2, -1, -1])).toEqual(all(8, true))
  })

  it('is broken by a value exactly on the mean, and by a missing one', () => {
    expect(has('shift', [1, 2, 1, 0, 1, 2, 1])).toEqual(all(7, false))
    expect(has('shift', [1, 2, 1, 1, undefined, 1, 2, 1])).toEqual(all(8, false))
  })
})

describe('a trend', () => {
  it('is seven that rise or fall by six steps, each of them', () => {
    expect(has('trend', [-3, -2, -1, 1, 2, 3])).toEqual(all(6, false))
    expect(has('trend', [-3, -2, -1, 0, 1, 2, 3, 2])).toEqual([...all(7, true), false])
    expect(has('trend', [4, 3, 2, 1, 0, -1, -2])).toEqual(all(7, true))
  })

  it('is broken by two equal neighbours', () => {
    expect(has('trend', [-3, -2, -1, -1, 1, 2, 3, 4])).toEqual(all(8, false))
  })

  it('points the way it goes, on whichever side of the mean', () => {
    const rising = signalsOf([-7, -6, -5, -4, -3, -2, -1], band)
    expect(rising.map(each => each.find(one => one.kind === 'trend')?.direction)).toEqual(
      all(7, true).map(() => 'higher'),
    )
  })
})

describe('two of three near a limit', () => {
  it('are those two, where all three are on the same side', () => {
    expect(has('near-limit', [7, 1, 7])).toEqual([true, false, true])
    expect(has('near-limit', [7, 7])).toEqual([false, false])
    expect(has('near-limit', [7, -1, 7])).toEqual([false, false, false])
    expect(has('near-limit', [7, 7, -1])).toEqual([false, false, false])
    expect(has('near-limit', [7, 7, 0])).toEqual([false, false, false])
    expect(has('near-limit', [-7, -8, -1])).toEqual([true, true, false])
    expect(has('near-limit', [7, 1, 1, 7])).toEqual([false, false, false, false])
  })

  it('are not counted with one beyond the limit', () => {
    expect(has('near-limit', [10, 7, 1])).toEqual([false, false, false])
    expect(has('near-limit', [7, 10, 7])).toEqual([true, false, true])
  })

  it('are beyond two thirds of the way, not on it', () => {
    expect(has('near-limit', [6, 6, 6])).toEqual([false, false, false])
  })
})

describe('the verdict', () => {
  const chance = [10, 12, 11, 13, 12, 10, 11, 12, 10, 13, 11, 12]

  it('is withheld below twelve values, and of a new stretch', () => {
    expect(xmr(chance.slice(1), { polarity: 'high' }).verdict.words).toBe('Too few to judge')
    expect(xmr([], { polarity: 'high' }).verdict.words).toBe('Too few to judge')
    expect(xmr([...chance, 40], { polarity: 'high', startAgainAt: [12] }).verdict.words).toBe('Too few to judge')
    expect(xmr(chance.slice(1, 11).concat(99), { polarity: 'high' }).points.flatMap(each => each.signals)).toEqual([])
  })

  it('of ordinary variation is no change', () => {
    expect(xmr(chance, { polarity: 'high' }).verdict).toMatchObject({
      words: 'No change beyond chance',
      meaning: undefined,
    })
  })

  it.each([
    ['high', 40, 'Higher than usual', 'improvement'],
    ['low', 40, 'Higher than usual', 'concern'],
    ['neutral', 40, 'Higher than usual', 'neutral'],
    ['high', -20, 'Lower than usual', 'concern'],
    ['low', -20, 'Lower than usual', 'improvement'],
  ] as const)('where %s is better and %i comes', (polarity, value, words, meaning) => {
    const { verdict } = xmr([...chance, value], { polarity })
    expect(verdict).toMatchObject({ words, meaning })
    expect(verdict.because).toHaveLength(1)
  })

  it('names a trend, and one that turns back', () => {
    const rise = [30, 10, 31, 9, 30, 10, 18, 19, 20, 21, 22, 23, 24]
    expect(xmr(rise, { polarity: 'low' }).verdict).toMatchObject({ words: 'Rising', meaning: 'concern' })
    const low = [20, 21, 20, 21, 20, 21, 20, 21, 20, 21, 1, 2, 3, 4, 5, 6, 7]
    expect(xmr(low, { polarity: 'high' }).verdict).toMatchObject({
      words: 'Lower than usual, but rising',
      meaning: 'concern',
    })
  })

  it('is of the last known value', () => {
    expect(xmr([...chance, 40, undefined], { polarity: 'high' }).verdict.kind).toBe('higher')
  })

  it('of a constant is no change, whatever the rounding', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 12, max: 60 }),
        (value, length) => {
          expect(xmr(new Array<number>(length).fill(value), { polarity: 'high' }).verdict.kind).toBe('no-change')
        },
      ),
    )
  })

  it('turns over when the values do', () => {
    const series = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined }), { maxLength: 40 })
    const opposite: Record<string, string> = { higher: 'lower', lower: 'higher', rising: 'falling', falling: 'rising' }
    fc.assert(
      fc.property(series, values => {
        const one = xmr(values, { polarity: 'high' })
        const other = xmr(
          values.map(each => each && 0 - each),
          { polarity: 'low' },
        )
        expect(other.verdict.kind).toBe(opposite[one.verdict.kind] ?? one.verdict.kind)
        expect(other.points.map(each => each.meaning)).toEqual(one.points.map(each => each.meaning))
        expect(one.points).toHaveLength(values.length)
      }),
    )
  })

  it('leaves a stretch before a known change as it was', () => {
    const { points } = xmr([...chance, ...chance.map(each => each + 50)], { polarity: 'high', startAgainAt: [12] })
    expect(points[0]!.limits).toEqual(xmrLimits(chance))
    expect(points[12]!.limits!.mean).toBeCloseTo(points[0]!.limits!.mean + 50)
    expect(points.flatMap(each => each.signals)).toEqual([])
  })
})

describe('a target', () => {
  it.each([
    [10, 'high', 'will-miss'],
    [10, 'low', 'will-meet'],
    [-10, 'high', 'will-meet'],
    [-10, 'low', 'will-miss'],
    [0, 'high', 'hit-and-miss'],
    [9, 'low', 'hit-and-miss'],
    [10, 'neutral', undefined],
  ] as const)('of %i where %s is better: %s', (target, polarity, expected) => {
    expect(assuranceOf(band, target, polarity)).toBe(expected)
  })
})
