import type { Day } from '../../domain/calendar/day.ts'
import { afterWorkingDays } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { Assessment } from './facts.ts'

/** Working days that assessments took in the census year to March 2018: [how many, from, to]. */
const bands: readonly (readonly [number, readonly [number, number]])[] = [
  [53, [0, 0]],
  [332, [1, 10]],
  [531, [11, 20]],
  [530, [21, 30]],
  [691, [31, 40]],
  [334, [41, 45]],
  [374, [46, 50]],
  [624, [51, 60]],
  [969, [61, 84]],
]
const lateBands = bands.slice(6)
const timelyBands = bands.slice(0, 6)

const factors = [
  [26, '3B'],
  [5, '3A'],
  [18, '4B'],
  [9, '4A'],
  [9, '1B'],
  [9, '2B'],
  [2, '2A'],
  [4, '5A'],
  [4, '6A'],
  [5, '6B'],
  [4, '7A'],
  [2, '8B'],
  [2, '9A'],
  [3, '10A'],
  [3, '11A'],
  [1, '12A'],
  [3, '13A'],
  [4, '14A'],
  [3, '15A'],
  [15, '16A'],
  [15, '17A'],
  [3, '18B'],
  [10, '18C'],
  [1, '19B'],
  [3, '19C'],
  [8, '20'],
  [1, '22A'],
  [2, '24A'],
] as const

/** An assessment as long as such take, longer where the unit is slow. */
export function assessment(
  id: string,
  from: Day,
  about: { readonly noFurtherAction: boolean; readonly pace: number; readonly outcome: string },
  random: Stream,
): Assessment {
  const begun = random.weighted([
    [80, 0],
    [13, 1],
    [7, 2],
  ])
  const startedOn = afterWorkingDays(from, begun)
  const [shift, within, seen, count] = [random.next(), random.next(), random.next(), random.count(1.2)]
  const lean = Math.min(0.55, Math.abs(about.pace - 1) * 0.6)
  const usual = random.weighted(bands)
  const leaning = random.weighted(about.pace > 1 ? lateBands : timelyBands)
  const [low, high] = shift < lean ? leaning : usual
  const length = low === high ? low : low + Math.floor((low > 60 ? within * within : within) * (high - low + 1))
  const found = new Set(Array.from({ length: count + 1 }, () => random.weighted(factors)))
  return {
    id,
    startedOn,
    endedOn: length === 0 ? startedOn : afterWorkingDays(startedOn, length),
    noFurtherAction: about.noFurtherAction,
    seen: seen < 0.955 ? 'Y' : seen < 0.985 ? 'N' : '',
    outcome: about.outcome,
    factors: about.noFurtherAction && shift > 0.5 ? ['21'] : [...found].sort(),
  }
}
