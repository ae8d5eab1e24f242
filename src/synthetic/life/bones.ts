import { birthday } from '../../domain/calendar/ages.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { afterWorkingDays, someOfficeDay } from '../dates.ts'
import type { Area } from '../organisation.ts'
import type { Stream } from '../random.ts'
import { assessment } from './assessment.ts'
import { type CareOutline, outlineOf } from './care.ts'
import type { Assessment, Conference, Enquiry, Person } from './facts.ts'
import { enquiryAlone, enquiryToConference, planLength } from './protection.ts'
import type { Past, Route } from './route.ts'

/** The bones of a referral's course: what followed what, and when. */
export interface Bones {
  readonly assessments: Assessment[]
  readonly enquiries: Enquiry[]
  readonly conferences: Conference[]
  readonly needs: { id: string; from: Day; to: Day }[]
  readonly plans: { id: string; conferenceId: string; from: Day; to: Day }[]
  readonly otherPlans: { id: string; from: Day; to: Day }[]
  readonly care: CareOutline[]
  readonly shortBreaks: { id: string; from: Day; to: Day }[]
  readonly turns: { on: Day; area: Area }[]
  closedOn: Day
  closeReason: string
}

export interface Given {
  readonly person: Person
  readonly route: Route
  readonly past: Past
  readonly referredOn: Day
  /** First number of this course's workflow steps, which brothers and sisters share. */
  readonly step: number
  readonly index: number
  /** How late the unit that assesses runs. */
  readonly pace: number
  /** Streams that brothers and sisters share, and the child's own. */
  family(topic: string): Stream
  own(topic: string): Stream
}

/** Builds a course stage by stage until it closes, at the latest on the eighteenth birthday. */
export class Building {
  readonly bones: Bones = {
    assessments: [],
    enquiries: [],
    conferences: [],
    needs: [],
    plans: [],
    otherPlans: [],
    care: [],
    shortBreaks: [],
    turns: [],
    closedOn: 0,
    closeReason: 'RC7',
  }
  readonly #given: Given
  readonly #limit: Day
  #stage = 0
  #step: number

  constructor(given: Given) {
    this.#given = given
    this.#limit = Math.min(birthday(given.person.bornOn, 18), given.person.diedOn ?? Number.POSITIVE_INFINITY)
    this.#step = given.step + 1
  }

  build(): Bones {
    const { route, referredOn } = this.#given
    this.bones.turns.push({ on: referredOn, area: 'access' })
    if (route === 'no further action') this.#close(referredOn, 2, 'RC8')
    else if (route === 'care') this.#fromCare()
    else if (route === 'protection') this.#fromProtection()
    else this.#fromAssessment()
    this.#tidyPlans()
    this.#endOfLife()
    return this.bones
  }

  #assess(topic: string, from: Day, noFurtherAction: boolean, outcome: string): Assessment {
    const id = `A${this.#given.person.id}${this.#given.index}${this.bones.assessments.length + 1}`
    const found = assessment(id, from, { noFurtherAction, outcome, pace: this.#given.pace }, this.#given.family(topic))
    this.bones.assessments.push(found)
    return found
  }

  #fromAssessment(): void {
    const { referredOn, family, person, route } = this.#given
    const random = family('outcome')
    const [reason, wait, enquires, at, wait2] = [
      random.next(),
      // Closed within the ten working days in which there would else be a plan.
      Math.min(10, random.wait(12)),
      random.chance(0.165),
      random.whole(0, 6),
      random.whole(1, 10),
    ]
    if (enquires && !person.disabledService) this.#enquire(afterWorkingDays(referredOn, at), random)
    if (route === 'assessment') {
      const none = reason < 0.08
      const { endedOn } = this.#assess(
        'assessment',
        referredOn,
        none || reason < 0.12,
        none ? 'NFA_FLAG' : reason < 0.35 ? 'REFERRAL_TO_OTHER_AGENCY_FLAG' : 'PROV_OF_SERVICES_FLAG',
      )
      this.#close(endedOn, Math.floor(wait), none ? 'RC8' : reason < 0.12 ? 'RC9' : reason < 0.19 ? 'RC5' : 'RC7')
      return
    }
    const { endedOn } = this.#assess('assessment', referredOn, false, 'PROV_OF_SERVICES_FLAG')
    const from = afterWorkingDays(endedOn, wait2)
    if (route === 'disabled') this.#disabled(from)
    else this.#need(from, false)
  }

  #enquire(on: Day, random: Stream): void {
    this.bones.enquiries.push(enquiryAlone(on, this.#step, random))
    this.#step += 2
  }

  #fromProtection(): void {
    const { referredOn, family } = this.#given
    const random = family('strategy')
    const on = afterWorkingDays(referredOn, random.chance(0.65) ? random.whole(0, 3) : random.whole(4, 30))
    this.#assess('assessment', referredOn, false, 'STRATEGY_DISCUSSION_FLAG')
    this.#conference(on)
  }

  /** An enquiry and a conference; then a plan, or help without one. */
  #conference(on: Day): void {
    const random = this.#given.family(`conference ${++this.#stage}`)
    const [leads, helps] = [random.chance(0.84), random.chance(0.7)]
    const ids = { step: this.#step, child: this.#given.person.id }
    this.#step += 2
    const { enquiry, conference } = enquiryToConference(on, ids, leads, random)
    if (enquiry) this.bones.enquiries.push(enquiry)
    this.bones.conferences.push(conference)
    if (conference.planId !== undefined) this.#protection(conference.planId, conference.id, conference.heldOn)
    else if (helps) this.#need(afterWorkingDays(conference.heldOn, 5), false)
    else this.#close(conference.heldOn, 10, 'RC7')
  }

  #protection(id: string, conferenceId: string, from: Day): void {
    if (from >= this.#limit - 60) {
      this.#close(from, 5, 'RC7')
      return
    }
    const random = this.#given.family(`protection ${this.#stage}`)
    const [length, then, share, stays] = [planLength(random), random.next(), random.next(), random.whole(0, 45)]
    this.bones.turns.push({ on: afterWorkingDays(from, 3), area: 'family' })
    const wished = Math.min(someOfficeDay(from + length), this.#limit)
    const entersCare = then < 0.26 && wished - from > 60
    const careFrom = from + Math.round(30 + (wished - from - 40) * share)
    const to = entersCare ? Math.min(someOfficeDay(careFrom + stays), this.#limit) : wished
    this.bones.plans.push({ id, conferenceId, from, to })
    if (share < 0.85) this.#assessAgain({ from, to }, share)
    if (entersCare && careFrom < this.#limit - 20) this.#care(careFrom)
    else if (to >= this.#limit) this.#close(this.#limit, 0, 'RC7')
    else if (then < 0.26 + 0.5) this.#need(to, true)
    else this.#close(to, 8, 'RC7')
  }

  #need(from: Day, afterProtection: boolean): void {
    if (from >= this.#limit - 20) {
      this.#close(from, 3, 'RC7')
      return
    }
    const random = this.#given.family(`need ${++this.#stage}`)
    const [length, then, share, enquires, at, reviews, lapses] = [
      needLength(afterProtection, random),
      random.next(),
      0.25 + random.next() * 0.65,
      random.chance(0.11),
      random.next(),
      random.chance(0.8),
      random.chance(0.25),
    ]
    this.#turn(from, this.#given.person.disabledService ? 'disabled' : 'family')
    const wished = Math.min(someOfficeDay(from + length), this.#limit)
    const again = this.#stage < 7 && wished < this.#limit
    const [toProtection, toCare] = [again && then < (afterProtection ? 0.12 : 0.07), again && then > 0.958]
    const to = toProtection || toCare ? someOfficeDay(from + (wished - from) * share) : wished
    const { person, index } = this.#given
    const need = { id: `N${person.id}${index}${this.#stage}`, from, to }
    this.bones.needs.push(need)
    if (enquires && to - from > 60) this.#enquire(someOfficeDay(from + (to - from - 30) * at), random)
    if (reviews) this.#assessAgain(need, at)
    const conferences = this.bones.conferences.length
    if (toProtection) this.#conference(to)
    else if (toCare) this.#care(to)
    else this.#close(to, Math.floor(share * 9), 'RC7')
    // The plan gives way to the conference, so that it does not overlap a protection plan. Others run out while the
    // child stays open to the service for years.
    if (toProtection) need.to = this.bones.conferences[conferences]!.heldOn
    else if (lapses && to - from > 500) need.to = someOfficeDay(from + (to - from) * (0.3 + at * 0.3))
  }

  /** The assessment renewed while a plan goes on: begun in time for most to be finished before the last is a year old. */
  #assessAgain({ from, to }: { readonly from: Day; readonly to: Day }, at: number): void {
    for (let year = 1; year < 17 && to - from > year * 365 + 30; year++) {
      const topic = `again ${this.#stage}${year === 1 ? '' : ` ${year}`}`
      this.#assess(topic, someOfficeDay(from + year * 320 - 75 + at * 45), false, 'PROV_OF_SERVICES_FLAG')
    }
  }

  #disabled(from: Day): void {
    const random = this.#given.own('disabled')
    const [length, planned, breaks, lag] = [
      300 + random.wait(2500),
      random.chance(0.4),
      random.chance(0.24),
      random.whole(30, 300),
    ]
    const to = Math.min(someOfficeDay(from + length), this.#limit)
    const { person, index } = this.#given
    this.#turn(from, 'disabled')
    if (planned && to - from > 30) this.bones.needs.push({ id: `N${person.id}${index}0`, from, to })
    if (breaks && to - from > lag + 60)
      this.bones.shortBreaks.push({ id: `L${person.id}${index}0`, from: someOfficeDay(from + lag), to })
    this.#close(to, 3, to >= this.#limit ? 'RC6' : 'RC7')
  }

  #fromCare(): void {
    const { referredOn, family } = this.#given
    const random = family('urgent')
    const [wait, enquires] = [random.whole(0, 9), random.chance(0.45)]
    if (enquires) this.#enquire(referredOn, random)
    this.#assess('assessment', referredOn, false, 'CLA_REQUEST_FLAG')
    this.#care(referredOn + wait)
  }

  #care(from: Day): void {
    const { person, index, family } = this.#given
    const random = family(`care ${++this.#stage}`)
    const [help, handover, wait] = [random.chance(0.55), random.whole(15, 45), random.whole(3, 20)]
    if (from >= this.#limit - 20) {
      this.#close(from, 3, 'RC7')
      return
    }
    const outline = outlineOf(
      `L${person.id}${index}${this.#stage}`,
      from,
      person,
      this.#given.own(`outline ${this.#stage}`),
    )
    this.bones.care.push(outline)
    const { to, path, agesOut } = outline
    // A family's own worker keeps a child who is soon to go home.
    const stays = this.bones.turns.at(-1)!.area === 'family' && (path === 'short' || path === 'return')
    if (!stays && to - from > handover + 10) this.#turn(from + handover, 'parenting')
    if (agesOut || to >= this.#limit) this.#close(to, 0, 'RC7')
    else if (path === 'short' || path === 'return') {
      if (help && this.#stage < 6) this.#need(someOfficeDay(to), false)
      else this.#close(to, wait, 'RC7')
    } else this.#close(to, wait, reasonAfter[path] ?? 'RC7')
  }

  #turn(on: Day, area: Area): void {
    if (this.bones.turns.at(-1)!.area !== area) this.bones.turns.push({ on, area })
  }

  /** Closes, but not before everything begun has ended. */
  #close(on: Day, wait: number, reason: string): void {
    const latest = Math.max(
      on,
      ...this.bones.assessments.map(each => each.endedOn),
      ...this.bones.enquiries.map(each => each.endedOn),
    )
    this.bones.closedOn = Math.max(latest, Math.min(afterWorkingDays(latest, wait), this.#limit))
    this.bones.closeReason = reason
  }

  /** A protection plan ends at the latest when a plan for a child in need takes over, or with the episode. */
  #tidyPlans(): void {
    const { plans, needs, closedOn } = this.bones
    for (const plan of plans) {
      const next = needs.find(each => each.from > plan.from && each.from < plan.to)
      plan.to = Math.max(plan.from + 1, Math.min(plan.to, closedOn, next?.from ?? plan.to))
    }
  }

  /** A child who died: nothing goes on after that day. */
  #endOfLife(): void {
    const died = this.#given.person.diedOn
    if (died === undefined || died > this.bones.closedOn) return
    const { assessments, needs, plans, otherPlans, shortBreaks, care } = this.bones
    endBy(died, needs)
    endBy(died, plans)
    endBy(died, otherPlans)
    endBy(died, shortBreaks)
    endBy(died, care)
    const begun = assessments.filter(each => each.startedOn < died)
    assessments.splice(
      0,
      assessments.length,
      ...begun.map(each => ({ ...each, endedOn: Math.min(each.endedOn, died) })),
    )
    this.bones.closedOn = died
    this.bones.closeReason = 'RC2'
  }
}

/** Leaves out what would have begun after a day, and ends the rest by it. */
function endBy<T extends { readonly from: Day; readonly to: Day }>(day: Day, list: T[]): void {
  const begun = list.filter(each => each.from < day).map(each => ({ ...each, to: Math.min(each.to, day) }))
  list.splice(0, list.length, ...begun)
}

const reasonAfter: Readonly<Record<string, string>> = {
  adoption: 'RC1',
  guardianship: 'RC4',
  relatives: 'RC3',
  moved: 'RC5',
}

/** How long help on a plan lasts, in days: most for some months, a good few for years. */
function needLength(afterProtection: boolean, random: Stream): number {
  const [kind, even, wait] = [random.next(), random.next(), random.wait(1)]
  if (afterProtection) return kind < 0.7 ? 85 + even * 130 : 200 + wait * 260
  if (kind < 0.55) return 25 + even * 85
  if (kind < 0.645) return 100 + even * 160
  return 300 + wait * 1180
}
