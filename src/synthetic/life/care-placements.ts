import type { Day } from '../../domain/calendar/day.ts'
import { someOfficeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { CareOutline } from './care.ts'
import type { Adoption, LegalStatus, Person, Placement } from './facts.ts'

/** Where the child lived, home after home. */
export function placementsOf(
  outline: CareOutline,
  person: Person,
  adoption: Adoption | undefined,
  legal: readonly LegalStatus[],
  random: Stream,
): Placement[] {
  const { from, to } = outline
  const found: Placement[] = []
  const order = legal.find(each => each.status === 'C2')
  const settles = random.chance(0.62)
  let begun: Day = from
  let type = person.unaccompanied ? older(random) : firstType(outline, legal[0]?.status, random)
  let changeReason = ''
  let sameCarer = false
  for (let index = 0; begun < to && index < 80; index++) {
    const years = (begun - person.bornOn) / 365.25
    const [wait, short, why, place, far] = [
      random.wait(1),
      random.chance(0.155),
      random.weighted(reasons),
      random.whole(1, 9),
      random.next(),
    ]
    const next = nextType(years, order !== undefined && begun > order.from, random)
    const court = legal[1]?.from
    const withOrder = index === 0 && place < 3 && court !== undefined
    const leaves = withOrder ? court : someOfficeDay(begun + stay(type, years, short, wait))
    const becomesLongTerm =
      settles && /^U[36]$/.test(type) && outline.path !== 'short' && outline.path !== 'return'
        ? someOfficeDay(begun + 365 + place * 20)
        : undefined
    const adopted = adoption !== undefined && begun < adoption.placedOn ? adoption.placedOn : undefined
    const until = Math.min(leaves, becomesLongTerm ?? leaves, adopted ?? leaves, to)
    const last = found.at(-1)
    const where =
      sameCarer && last !== undefined
        ? { provider: last.provider, postcode: last.postcode, distance: last.distance }
        : {
            provider: providerOf(type, why, far),
            postcode: type === 'P1' ? 'ZZ11AA' : `ZZ${place}${Math.floor(far * 9) + 1}QX`,
            distance: far < 0.03 ? '999.9' : (type === 'P1' ? 0.4 : 1 + far * far * 70).toFixed(1),
          }
    // The reason of a change is recorded with the placement that it ends; the last ends with care.
    if (last !== undefined) found[found.length - 1] = { ...last, changeReason }
    found.push({
      id: `${outline.id}-PL${index + 1}`,
      from: begun,
      to: until,
      type,
      ...where,
      changeReason: '',
      sameCarer,
    })
    begun = until
    if (until === adopted) {
      type = adoption?.byCarer === true ? 'A5' : far < 0.7 ? 'A6' : 'A5'
      sameCarer = adoption?.byCarer === true
      changeReason = sameCarer ? onlyStatus : 'CARPL'
    } else if (until === becomesLongTerm) {
      type = type === 'U3' ? 'U1' : 'U4'
      sameCarer = true
      changeReason = onlyStatus
    } else {
      type = next
      sameCarer = false
      changeReason = why
    }
  }
  return found
}

/** Only what the placement is called changed: the child stays where it is (SSDA903: PLACE). */
const onlyStatus = 'PLACE'

const reasons = [
  [42, 'CARPL'],
  [14, 'CREQB'],
  [9, 'CREQO'],
  [12, 'CHILD'],
  [6, 'LAREQ'],
  [3, 'ALLEG'],
  [3, 'STAND'],
  [2, 'CLOSE'],
  [1, 'APPRR'],
  [8, 'OTHER'],
] as const

function firstType({ ageAtStart, path }: CareOutline, status: string | undefined, random: Stream): string {
  if (status === 'J1')
    return random.weighted([
      [3, 'R5'],
      [2, 'K1'],
      [1, 'U6'],
    ])
  const relative = path === 'guardianship' ? 0.55 : 0.14
  if (random.chance(relative)) return 'U3'
  if (ageAtStart < 1)
    return random.weighted([
      [70, 'U6'],
      [18, 'R3'],
      [6, 'T1'],
      [6, 'U5'],
    ])
  if (ageAtStart < 12)
    return random.weighted([
      [90, 'U6'],
      [3, 'P1'],
      [3, 'R3'],
      [4, 'T4'],
    ])
  return ageAtStart < 16
    ? random.weighted([
        [72, 'U6'],
        [20, 'K2'],
        [4, 'T4'],
        [2, 'S1'],
        [2, 'Z1'],
      ])
    : older(random)
}

function older(random: Stream): string {
  return random.weighted([
    [42, 'H5'],
    [34, 'U6'],
    [14, 'K2'],
    [6, 'P2'],
    [4, 'T4'],
  ])
}

function nextType(years: number, underOrder: boolean, random: Stream): string {
  const home = random.chance(0.22)
  const usual = random.weighted(
    years < 11
      ? [
          [86, 'U6'],
          [10, 'U3'],
          [4, 'K2'],
        ]
      : years < 16
        ? [
            [64, 'U6'],
            [8, 'U3'],
            [22, 'K2'],
            [3, 'S1'],
            [2, 'K1'],
            [1, 'R5'],
          ]
        : [
            [46, 'H5'],
            [26, 'U6'],
            [14, 'K2'],
            [10, 'P2'],
            [2, 'R5'],
            [2, 'Z1'],
          ],
  )
  return underOrder && home ? 'P1' : usual
}

/** Days a placement would last if nothing ended it sooner. */
function stay(type: string, years: number, short: boolean, wait: number): number {
  if (type.startsWith('T')) return 3 + wait * 5
  if (type.startsWith('A')) return 20_000
  if (type === 'R3') return 60 + wait * 50
  if (short) return 5 + wait * 40
  if (/^U[14]/.test(type)) return 200 + wait * 2600
  if (type === 'P1') return 150 + wait * 900
  return 25 + wait * (years < 10 ? 950 : years < 15 ? 620 : 460)
}

function providerOf(type: string, why: string, share: number): string {
  if (type === 'P1') return 'PR0'
  if (/^[RK]/.test(type)) return type === 'R5' ? 'PR3' : 'PR4'
  if (/^U[13]/.test(type)) return 'PR1'
  if (type === 'H5') return share < 0.3 ? 'PR5' : 'PR4'
  return why === 'OTHER' ? 'PR5' : share < 0.48 ? 'PR1' : share < 0.53 ? 'PR2' : 'PR4'
}
