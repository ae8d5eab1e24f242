import { periodsOfCare } from '../record/period-of-care.ts'
import { openAtOnce } from './at-once.ts'
import { type QualityRule, returnRule, standing } from './rule.ts'

const family = 'looked after'

/** How episodes of care make up periods of it. */
export const periodOfCareRules: readonly QualityRule[] = [
  {
    id: 'DQ-92',
    title: 'Two periods of care at once',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'The child is counted twice among those looked after, and each review is asked for twice.',
    remedy: 'End the earlier period, or join the episodes that are of one.',
    distorts: ['I-50', 'I-54'],
    source: returnRule('a child is in one period of care at a time'),
    find: ({ record }) =>
      openAtOnce(
        periodsOfCare(record).map(({ startedOn, endedOn, episodes }) => ({
          startedOn,
          endedOn,
          source: episodes.at(-1)!.source,
        })),
      ),
  },
  {
    id: 'DQ-93',
    title: 'Episode of care ended as going on in another, and none follows',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'The child goes on as looked after, with all reviews and visits: the period has no end.',
    remedy: 'Record the episode that came next, or why and when care ended.',
    distorts: ['I-50', 'I-54', 'I-55'],
    source: returnRule('reason X1: another episode begins that day'),
    find: ({ record: { careEpisodes } }) => {
      const last = careEpisodes.findLast(each => !careEpisodes.some(({ startedOn }) => startedOn > each.startedOn))
      const { endedOn, endReason, source } = last ?? {}
      if (endedOn === undefined || endReason?.startsWith('X1') !== true) return []
      return [standing(endedOn + 1, source)]
    },
  },
  {
    id: 'DQ-95',
    title: 'A reason for the end of an episode of care, and no day',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'The child goes on as looked after, with all reviews and visits, although care may have ended.',
    remedy: 'Record the day on which the episode ended, or take the reason out.',
    distorts: ['I-50', 'I-54', 'I-55'],
    source: returnRule('an episode has both a day and a reason for its end, or neither'),
    find: ({ record }) =>
      record.careEpisodes
        .filter(each => each.endedOn === undefined && each.endReason !== undefined)
        .map(each => standing(each.startedOn, each.source)),
  },
]
