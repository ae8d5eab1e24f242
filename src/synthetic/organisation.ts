import { forename, surname } from './names.ts'
import { stream } from './random.ts'

export type Area = 'access' | 'family' | 'parenting' | 'disabled' | 'leaving'

export interface Unit {
  readonly id: string
  readonly name: string
  readonly area: Area
  readonly workers: readonly string[]
  /** 1 is usual; above it, later than most. */
  readonly lateness: number
  /** Struggling units have become later over the last year. */
  readonly struggling: boolean
  readonly closed: boolean
}

export interface Service {
  readonly id: string
  readonly name: string
  readonly area: Area
}

export interface SyntheticOrganisation {
  readonly directorate: { readonly id: string; readonly name: string }
  readonly services: readonly Service[]
  readonly units: readonly Unit[]
  readonly workers: readonly {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly department: string
  }[]
  readonly reviewingOfficers: readonly string[]
  readonly advisers: readonly string[]
  readonly chairs: readonly string[]
}

const services: readonly Service[] = [
  { id: 'S10', name: 'Access and Assessment', area: 'access' },
  { id: 'S20', name: 'Family Intervention', area: 'family' },
  { id: 'S30', name: 'Corporate Parenting', area: 'parenting' },
  { id: 'S40', name: 'Disabled Children', area: 'disabled' },
  { id: 'S50', name: 'Leaving Care', area: 'leaving' },
]

const birds: Readonly<Record<Area, readonly string[]>> = {
  access: ['Kestrel', 'Kite', 'Merlin', 'Osprey', 'Harrier', 'Hobby', 'Falcon', 'Buzzard'],
  family: [
    'Wren',
    'Robin',
    'Swift',
    'Martin',
    'Linnet',
    'Finch',
    'Siskin',
    'Dunnock',
    'Starling',
    'Thrush',
    'Nuthatch',
    'Pipit',
  ],
  parenting: ['Heron', 'Egret', 'Curlew', 'Plover', 'Avocet', 'Lapwing', 'Sandpiper', 'Turnstone'],
  disabled: ['Lark', 'Warbler', 'Goldcrest'],
  leaving: ['Swallow', 'Crane', 'Godwit'],
}

/** The made-up service: one directorate, five service areas, 34 units and the people in them. */
export function organisation(seed: number): SyntheticOrganisation {
  const workers: { id: string; name: string; title: string; department: string }[] = []
  const person = (title: string, department: string) => {
    const id = `W${1000 + workers.length}`
    const random = stream(seed, 'worker', id)
    workers.push({ id, name: `${forename(random)} ${surname(random)}`, title, department })
    return id
  }
  const units = services.flatMap(({ area }, place) =>
    birds[area].map((bird, index): Unit => {
      const random = stream(seed, 'unit', bird)
      const unit = `T${place + 1}${String(index + 1).padStart(2, '0')}`
      return {
        id: unit,
        name: `Unit ${bird}`,
        area,
        workers: Array.from({ length: 5 }, (_, each) =>
          person(each === 0 ? 'Consultant Social Worker' : 'Social Worker', unit),
        ),
        lateness: 0.6 + random.next() * 0.7,
        struggling: ['Swift', 'Kite', 'Curlew'].includes(bird),
        closed: bird === 'Pipit',
      }
    }),
  )
  const some = (count: number, title: string) => Array.from({ length: count }, () => person(title, 'Q10'))
  return {
    directorate: { id: 'D1', name: 'Children and Families' },
    services,
    units,
    reviewingOfficers: some(10, 'Independent Reviewing Officer'),
    chairs: some(6, 'Independent Chair'),
    advisers: some(12, 'Personal Adviser'),
    workers,
  }
}
