import type { Day } from '../calendar/day.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'
import type { Evidence } from './evidence.ts'
import type { Example } from './example.ts'
import type { Interval } from './interval.ts'
import { type Marked, plain } from './local/marked.ts'
import type { DueSoon, LocalVersion } from './local/setting.ts'

/** The stage of the child's journey a standard belongs to, in the order the board shows them. */
export const stages = [
  'front door',
  'assessment',
  'protection',
  'in need',
  'looked after',
  'leaving care',
  'missing',
  'private fostering',
  'court',
  'adoption',
  'oversight',
] as const
export type Stage = (typeof stages)[number]

/** A fact a deadline rests on, and what part it plays in it. */
export interface EvidenceFact {
  readonly part: 'starts' | 'meets' | 'ends' | 'considered'
  readonly on: Day
  readonly what: string
  readonly source: RowReference | undefined
}

/** One standard applied to one child once. Knows nothing of today: state is worked out for a day (state.ts). */
export interface Deadline {
  readonly standardId: string
  /** What it is about: the key of the episode it belongs to. */
  readonly subject: string
  /** Which turn or rung of the clock it is, from 1. */
  readonly ordinal: number
  readonly triggerOn: Day
  /** The legal or local date. Decides the state. */
  readonly dueOn: Day
  /** The 91- or 183-day date, where practice counts days and differs from the legal date. */
  readonly customaryDueOn: Day | undefined
  /** From this day it is "due soon". */
  readonly soonOn: Day
  readonly metOn: Day | undefined
  readonly endedOn: Day | undefined
  readonly endReason: string | undefined
  readonly facts: readonly EvidenceFact[]
}

/** Where a rule comes from, and from when to when it was so. */
export interface Source {
  readonly document: string
  readonly place?: string
  readonly inForceFrom?: string
  readonly inForceUntil?: string
  readonly note?: string
}

/** An event that may meet a standard. One that does not count says why, and is shown as considered. */
export interface Meeting {
  readonly on: Day
  readonly what: string
  readonly source: RowReference | undefined
  readonly whyNot?: string
  /** Of a ladder it meets the point it falls to and clears none before it late: what is held of them need not be all. */
  readonly clearsNoneLate?: true
}

/** What ends a clock without its being met. */
export interface Ending {
  readonly on: Day
  readonly why: string
  /** No clock starts after it either. */
  readonly forGood?: true
  readonly source?: RowReference
}

/** A stretch during which a ladder does not run: `until` is the first day it runs again. */
export interface Suspension {
  readonly from: Day
  readonly until: Day | undefined
  readonly why: string
}

/** What a standard is about: an episode, when its clock starts, and by what fact. */
export interface Subject {
  readonly key: string
  readonly startsOn: Day
  readonly source: RowReference | undefined
}

/** One date from one start. */
export interface OnceClock {
  readonly kind: 'once'
  readonly within: Interval
  readonly customary?: Interval
  /** Whether what meets it may happen on the starting day itself. */
  readonly from: 'same day' | 'next day'
}

/** A first date, then each next one counted from what was actually done. */
export interface RollingClock<S> {
  readonly kind: 'rolling'
  readonly every: Interval | ((from: Day, subject: S, child: ChildRecord) => Interval | undefined)
  readonly customary?: Interval | ((from: Day, subject: S) => Interval | undefined)
  readonly from: 'same day' | 'next day'
}

/** Fixed points from one start. */
export interface LadderClock {
  readonly kind: 'ladder'
  readonly points: readonly Interval[]
  /** How long after a point is reached it falls due. */
  readonly grace?: Interval
  /** How long before a point it is raised: work from then on counts towards it. */
  readonly raised?: Interval
  /** A point passed during a suspension comes up when the suspension ends, rather than falling away. */
  readonly resumes?: boolean
}

export type Clock<S> = OnceClock | RollingClock<S> | LadderClock

/** The longest turn of what comes round again; where it is shorter until a year after the clock started, both. */
export type Round = Interval | { readonly inFirstYear: Interval; readonly later: Interval }

/** A reason for which a standard may rightly not be met, and who may decide that it applies. */
export interface PermittedException {
  readonly reason: string
  readonly grantedBy: string
  /** The reason is recorded, and the clock runs on all the same. */
  readonly clockRuns?: true
}

/** A rule: who it covers, what starts the clock, when it is due, what meets it, what ends it. */
export interface Standard<S extends Subject = Subject> {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly basis: 'statutory' | 'local'
  readonly source: readonly Source[]
  /** The rule as one would say it to a colleague. */
  readonly rule: string
  readonly whoIsCovered: string
  readonly whatMeetsIt: string
  readonly whatEndsIt: string
  /** Circumstances in which another rule applies that Sightline does not work out yet. */
  readonly notYetCovered?: string
  readonly matters: string
  /** What good practice looks like, and what weak practice does. */
  readonly good: string
  readonly weak: string
  /** One child for whom it made, or would have made, the difference. Made up. */
  readonly illustration: string
  /** When it may rightly not be met, and who may say so. Empty: never. */
  readonly exceptions: readonly PermittedException[]
  /** The indicator that measures it, by id. */
  readonly measuredBy: string
  /** What an auditor asks to learn whether what was done was any good. */
  readonly auditQuestion: string
  readonly evidence: Evidence
  /** How grave it is when missed: 1 the child may be unseen or unsafe, 2 a decision is late, 3 a check is late. */
  readonly gravity: 1 | 2 | 3
  covers(child: ChildRecord): readonly S[]
  readonly clock: Clock<S>
  /**
   * How often at least something that meets it is to be recorded, whatever went before: where that is not the clock's
   * own length, because the length depends on the child or another standard carries on. Left out of a clock that rolls
   * by one length, which says so itself; of any other, what happened before there was evidence stays unknown.
   */
  readonly comesRound?: Round
  /** What late is told in, where the clock's length is only the way to a day that is named: as its own page tells it. */
  readonly lateIn?: 'working day'
  meets(subject: S, child: ChildRecord): readonly Meeting[]
  ends(subject: S, child: ChildRecord): readonly (Ending | undefined)[]
  suspends?(subject: S, child: ChildRecord): readonly Suspension[]
  /** How long before the due date "due soon" begins. Ladders: from the day a point is raised. */
  readonly soon: DueSoon
  readonly says: {
    /** "Plan began" */
    readonly started: string
    /** "Last reviewed": the start of later turns of a rolling clock. */
    readonly again?: string
    /** "A review is due within 3 months" */
    readonly needed: string
    /** "Review held" */
    readonly met: string
    /** "None recorded." */
    readonly none: string
    /** Said instead, before its day, where something was recorded that does not count: "Confirmed only by its owner on". */
    readonly unclear?: string
    /**
     * Of a deadline that is due later than counted from its start (local/in-force.ts), so that nobody takes its date for
     * a mistake: "The time changed to 10 working days on 28 Nov 2026. Nothing falls due under it before that day", and in
     * lists "New rule from 28 Nov 2026".
     */
    readonly holdsFrom?: { readonly inFull: string; readonly briefly: string }
  }
  readonly examples: readonly Example[]
  /** What the authority has set, by the day each setting began, earliest first (local/localise.ts). */
  readonly local?: readonly LocalVersion[]
  /** The texts as written, where the words for what an authority may set are marked (local/marked.ts). */
  readonly marked?: Marked
}

/**
 * A standard with its subject type closed over, as the registry holds it. Its texts may mark the words that state a
 * length of time, "every {20 working days}", so that they can state an authority's own instead.
 */
export function standard<S extends Subject>(definition: Standard<S>): Standard {
  return plain(definition as unknown as Standard)
}
