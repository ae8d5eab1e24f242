import type { Day } from '../../domain/calendar/day.ts'
import type { Template } from '../../domain/templates/index.ts'
import { afterWorkingDays, officeDay } from '../dates.ts'
import { holdingNear, paceFor } from '../life/allocation.ts'
import type { ChildLife, Holding } from '../life/facts.ts'
import { stintOn } from '../posts.ts'
import { type Stream, stream } from '../random.ts'
import type { Cell, TemplateWriter } from './template-writer.ts'

/** Tells one child's rows: what is drawn belongs to the child and the thing told, so that no end date changes it. */
export class Teller {
  readonly life: ChildLife
  readonly #writer: TemplateWriter
  readonly #seed: number

  constructor(life: ChildLife, writer: TemplateWriter, seed: number) {
    this.life = life
    this.#writer = writer
    this.#seed = seed
  }

  get until(): Day {
    return this.#writer.until
  }

  past(on: Day): boolean {
    return this.#writer.past(on)
  }

  covers(from: Day, to?: Day): boolean {
    return this.#writer.covers(from, to)
  }

  /** The child's own stream for a thing. */
  own(...topic: readonly (string | number)[]): Stream {
    return stream(this.#seed, 'template', this.life.person.id, ...topic)
  }

  /** A stream that brothers and sisters share. */
  family(...topic: readonly (string | number)[]): Stream {
    return stream(this.#seed, 'template family', this.life.person.family, ...topic)
  }

  add<C extends string>(template: Template<C>, cells: Readonly<Partial<Record<C, Cell>>>): void {
    this.#writer.add(template, this.life.person.id, cells)
  }

  /** Words that are known from a day on; blank before. */
  from(on: Day | undefined, words: string): string {
    return on !== undefined && this.past(on) ? words : ''
  }
}

/** Working days after a day: as many as are allowed or fewer, now and then some more, oftener where work runs late. */
export function within(from: Day, least: number, allowed: number, pace: number, random: Stream): Day {
  const [late, by, over] = [random.chance(Math.min(0.6, 0.09 * pace)), random.next(), random.wait(allowed * 0.35 + 1)]
  return afterWorkingDays(from, late ? allowed + 1 + Math.floor(over) : least + Math.floor(by * (allowed - least + 1)))
}

/**
 * Days on which something that recurs is done: every so many days, a little early or late, later where work runs late, and
 * sometimes left out for a while.
 */
export function* recurring(
  first: Day,
  to: Day,
  about: { readonly every: number; readonly gaps: number; pace(on: Day): number },
  random: Stream,
): Generator<Day> {
  for (let on = officeDay(first); on < to; ) {
    const [gap, by, slip] = [random.chance(about.gaps), random.next(), random.wait(1)]
    yield on
    const pace = about.pace(on)
    const usual = about.every * (0.75 + by * 0.25) + (pace > 1 ? slip * about.every * 0.2 * (pace - 1) : 0)
    on = officeDay(on + Math.max(2, Math.round(gap ? usual * (1.6 + slip * 0.7) : usual)))
  }
}

/** How late work on a case runs: as its unit does. */
export function paceOfCase(holdings: readonly Holding[]): (on: Day) => number {
  return paceFor(holdings)
}

/** The manager of a case: who holds the first post of its unit, and of their own cases the service's manager. */
export function managerOn(holdings: readonly Holding[], on: Day): string {
  const holding = holdingNear(holdings, on)
  const post = holding?.unit.posts[0]
  if (holding === undefined || post === undefined) return ''
  const lead = stintOn(post, on).worker.id
  return lead === holding.worker ? `SM${holding.unit.service.id}` : lead
}
