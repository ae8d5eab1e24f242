import type { Day } from '../domain/calendar/day.ts'
import { day } from '../domain/calendar/day.ts'
import { driftFrom, isSummer } from './dates.ts'
import { type Post, postsOf, type Worker } from './posts.ts'
import { stream } from './random.ts'

export type Area = 'access' | 'family' | 'parenting' | 'disabled' | 'leaving'

export interface Unit {
  readonly id: string
  readonly name: string
  readonly service: Service
  readonly posts: readonly Post[]
  /** How late the unit usually is: 1 is as most are. */
  readonly lateness: number
  readonly struggling: boolean
  /** The day the unit was closed, if it was. Some cases were never moved out of it. */
  readonly closedOn: Day | undefined
}

export interface Service {
  readonly id: string
  readonly name: string
  readonly area: Area | undefined
}

export interface SyntheticOrganisation {
  readonly directorate: { readonly id: string; readonly name: string }
  readonly services: readonly Service[]
  readonly units: readonly Unit[]
  readonly reviewing: { readonly id: string; readonly name: string; readonly service: Service }
  readonly officers: readonly Post[]
  readonly chairs: readonly Post[]
  readonly advisers: readonly Post[]
  unitsOf(area: Area): readonly Unit[]
}

const services: readonly Service[] = [
  { id: 'S10', name: 'Access and Assessment', area: 'access' },
  { id: 'S20', name: 'Family Intervention', area: 'family' },
  { id: 'S30', name: 'Corporate Parenting', area: 'parenting' },
  { id: 'S40', name: 'Disabled Children', area: 'disabled' },
  { id: 'S50', name: 'Leaving Care', area: 'leaving' },
  { id: 'S60', name: 'Safeguarding and Learning', area: undefined },
]

const birds: Readonly<Record<Area, string>> = {
  access: 'Kestrel Kite Merlin Osprey Harrier Hobby Falcon Buzzard',
  family: 'Wren Swift Pipit Robin Martin Linnet Finch Siskin Dunnock Starling Thrush Nuthatch',
  parenting: 'Heron Curlew Egret Plover Avocet Lapwing Sandpiper Turnstone',
  disabled: 'Lark Warbler Goldcrest',
  leaving: 'Swallow Crane Godwit',
}
/** However small the authority: enough units for one to struggle and one to have been closed. */
const fewest: Readonly<Record<Area, number>> = { access: 2, family: 3, parenting: 2, disabled: 1, leaving: 1 }
const strugglers = new Set(['Kite', 'Swift', 'Curlew'])
const closures = new Map([['Pipit', day('2025-06-30')]])

/**
 * The made-up service: one directorate, six service areas, and at full size (scale 1) 34 units of five posts. Smaller
 * and larger authorities have fewer and more.
 */
export function organisation(seed: number, scale: number): SyntheticOrganisation {
  const units = services.flatMap(service => (service.area === undefined ? [] : unitsOf(seed, scale, service)))
  const some = (name: string, atFullSize: number, title: string) =>
    postsOf(seed, name, Math.max(1, Math.round(atFullSize * scale)), { department: 'T601', title, stay: 6 })
  const byArea = new Map<Area, Unit[]>()
  for (const unit of units) {
    const area = unit.service.area!
    byArea.set(area, [...(byArea.get(area) ?? []), unit])
  }
  return {
    directorate: { id: 'D01', name: 'Children and Families' },
    services,
    units,
    reviewing: { id: 'T601', name: 'Independent Reviewing and Advice', service: services[5]! },
    officers: some('iro', 8, 'Independent Reviewing Officer'),
    chairs: some('chair', 6, 'Child Protection Conference Chair'),
    advisers: some('adviser', 14, 'Personal Adviser'),
    unitsOf: area => byArea.get(area)!,
  }
}

function unitsOf(seed: number, scale: number, service: Service): Unit[] {
  const area = service.area!
  const names = birds[area].split(' ')
  const count = Math.max(fewest[area], Math.round(names.length * scale))
  const size = scale >= 0.3 ? 5 : scale >= 0.1 ? 3 : 2
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length)
    const bird = names[index % names.length]!
    const name = `Unit ${bird}${round > 0 ? ` ${round + 1}` : ''}`
    const id = `T${service.id.slice(1, 2)}${String(index + 1).padStart(2, '0')}`
    return {
      id,
      name,
      service,
      posts: postsOf(seed, id, size, { department: id, title: 'Social Worker', stay: 4.4 }),
      lateness: 0.55 + stream(seed, 'unit', id).next() * 0.8,
      struggling: round === 0 && strugglers.has(bird),
      closedOn: round === 0 ? closures.get(bird) : undefined,
    }
  })
}

/** How late work is in a unit at a time: 1 is usual. Struggling units grow to more than double. */
export function paceOf(unit: Unit | undefined, on: Day): number {
  const season = isSummer(on) ? 1.2 : 1
  if (unit === undefined) return 1.4 * season
  const drift = unit.struggling ? 1.25 + 1.15 * Math.min(1, Math.max(0, (on - driftFrom) / 365)) : 1
  return unit.lateness * drift * season
}

/** Everyone in post at any time, in order of their posts. */
export function everyWorker(whole: SyntheticOrganisation): Worker[] {
  const posts = [...whole.units.flatMap(each => each.posts), ...whole.officers, ...whole.chairs, ...whole.advisers]
  return posts.flatMap(post => post.stints.map(each => each.worker))
}
