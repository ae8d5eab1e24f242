import type { Day } from '../calendar/day.ts'

/** How far a child of a campaign is. */
const reviewStages = ['not shared out', 'to do', 'begun', 'done'] as const
export type ReviewStage = (typeof reviewStages)[number]

/** How far some children of a campaign are. */
export interface Progress {
  readonly all: number
  readonly done: number
  /** Not done, on time or late. */
  readonly left: number
  /** Of what is left: all of it once the campaign’s last day has passed. */
  readonly late: number
  readonly begun: number
  readonly notSharedOut: number
}

/** Counts how far children are. Late is what is not done after the last day. */
export function progressOf(stages: readonly ReviewStage[], { dueOn, today }: { dueOn: Day; today: Day }): Progress {
  const count = (stage: ReviewStage) => stages.filter(each => each === stage).length
  const done = count('done')
  const left = stages.length - done
  return {
    all: stages.length,
    done,
    left,
    late: today > dueOn ? left : 0,
    begun: count('begun'),
    notSharedOut: count('not shared out'),
  }
}
