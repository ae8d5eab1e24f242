import type { Day } from '../../domain/calendar/day.ts'
import type { Unit } from '../organisation.ts'
import { draw, familyDraw, type Life, onWorkingDay } from './life.ts'

export type Path = 'no further action' | 'assessed only' | 'in need' | 'protection' | 'care' | 'protection then care'

/** One episode of need, decided in full whatever the extract's end: dates may lie beyond it. */
export interface EpisodeOfNeed {
  readonly number: number
  readonly referralId: string
  readonly on: Day
  readonly closedOn: Day
  readonly path: Path
  readonly need: string
  readonly source: string
  readonly access: Unit
  readonly later: Unit
}

const needs = [
  [1183, 'N1'],
  [209, 'N2'],
  [249, 'N3'],
  [474, 'N4'],
  [244, 'N5'],
  [248, 'N6'],
  [43, 'N7'],
  [90, 'N8'],
  [66, 'N9'],
] as const
const sources = [
  [324, '1A'],
  [1006, '2A'],
  [42, '2B'],
  [300, '3A'],
  [400, '3B'],
  [320, '3E'],
  [60, '4'],
  [539, '5B'],
  [1128, '6'],
  [95, '7'],
  [218, '8'],
] as const

/** The child's episodes from the first referral on. About one in three comes back, most within a year or so. */
export function episodesOf(life: Life, firstReferral: Day, horizon: Day): EpisodeOfNeed[] {
  const episodes: EpisodeOfNeed[] = []
  let on = onWorkingDay(firstReferral)
  for (let number = 1; number <= 6 && on <= horizon && on < life.bornOn + 17.6 * 365; number++) {
    const random = number === 1 ? familyDraw(life, 'episode', number) : draw(life, 'episode', number)
    const path = pathOf(life, random.next())
    const length = lengthOf(path, draw(life, 'length', number))
    const closedOn = onWorkingDay(on + length)
    const { units } = life.organisation
    const open = units.filter(each => each.area === 'access')
    const area = life.disabled ? 'disabled' : path === 'care' ? 'parenting' : 'family'
    const family = number === 1 ? String(900_000 + life.family) : `${900_000 + life.family}${number}${life.index}`
    episodes.push({
      number,
      referralId: family,
      on,
      closedOn,
      path,
      need: life.disabled && random.chance(0.7) ? 'N2' : random.weighted(needs),
      source: random.weighted(sources),
      access: random.pick(open),
      later: random.pick(units.filter(each => each.area === area)),
    })
    const back = draw(life, 'return', number)
    if (!back.chance(0.36)) break
    on = onWorkingDay(closedOn + Math.round(20 - Math.log(1 - back.next()) * 260))
  }
  return episodes
}

function pathOf(life: Life, roll: number): Path {
  if (life.disabled) return roll < 0.04 ? 'no further action' : roll < 0.3 ? 'assessed only' : 'in need'
  if (roll < 0.03) return 'no further action'
  if (roll < 0.64) return 'assessed only'
  if (roll < 0.9) return 'in need'
  if (roll < 0.954) return 'protection'
  if (roll < 0.988) return 'care'
  return 'protection then care'
}

/** Days from referral to closure, after the published lengths of ended episodes and ages of open ones. */
function lengthOf(path: Path, random: ReturnType<typeof draw>): number {
  const tail = (from: number, mean: number) => Math.round(from - Math.log(1 - random.next()) * mean)
  switch (path) {
    case 'no further action':
      return random.whole(1, 5)
    case 'assessed only':
      return random.whole(30, 95)
    case 'in need':
      return random.weighted([
        [45, () => random.whole(95, 185)],
        [20, () => random.whole(186, 365)],
        [18, () => random.whole(366, 730)],
        [17, () => tail(731, 950)],
      ])()
    case 'protection':
      return tail(250, 230)
    case 'care':
      return tail(60, 640)
    case 'protection then care':
      return tail(420, 560)
  }
}
