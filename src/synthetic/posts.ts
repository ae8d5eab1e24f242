import type { Day } from '../domain/calendar/day.ts'
import { arrivalsFrom, officeDay } from './dates.ts'
import { forename, surname } from './names.ts'
import { type Stream, stream } from './random.ts'

export interface Worker {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly department: string
  readonly registration: string
  readonly fullTime: string
  readonly from: Day
  readonly until: Day
}

/** One worker's time in a post; `until` is the first day they were gone. */
export interface Stint {
  readonly from: Day
  readonly until: Day
  readonly worker: Worker
}

/** A desk that workers hold one after another, sometimes empty between. */
export interface Post {
  readonly stints: readonly Stint[]
}

/** The posts of a department, their holders drawn for forty years so that no extract's end date changes them. */
export function postsOf(
  seed: number,
  name: string,
  count: number,
  about: { department: string; title: string; stay: number },
): Post[] {
  return Array.from({ length: count }, (_, index) => {
    const random = stream(seed, 'post', name, index)
    const stints: Stint[] = []
    let from = arrivalsFrom - random.whole(0, 700)
    while (from < arrivalsFrom + 40 * 365) {
      const until = officeDay(from + 120 + random.wait((about.stay - 0.33) * 365))
      const worker = workerAt(random, `${name}${two(index + 1)}${two(stints.length + 1)}`, from, until, {
        ...about,
        lead: index === 0,
      })
      stints.push({ from, until, worker })
      from = officeDay(until + (random.chance(0.45) ? 0 : random.whole(5, 70)))
    }
    return { stints }
  })
}

/** Who holds a post on a day, or else the next who will. */
export function stintOn(post: Post, on: Day): Stint {
  for (const each of post.stints) if (each.until > on) return each
  return post.stints[post.stints.length - 1]!
}

function workerAt(
  random: Stream,
  place: string,
  from: Day,
  until: Day,
  about: { department: string; title: string; lead: boolean },
): Worker {
  const practitioner = about.title === 'Social Worker'
  return {
    id: `W${place.toUpperCase()}`,
    name: `${forename(random)} ${surname(random)}`,
    title: practitioner && about.lead ? 'Consultant Social Worker' : about.title,
    department: about.department,
    registration: about.title === 'Personal Adviser' ? '' : `SW9${String(random.whole(10000, 99999))}`,
    fullTime: random.weighted([
      [8, '1.0'],
      [1, '0.8'],
      [1, '0.6'],
    ]),
    from,
    until,
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
