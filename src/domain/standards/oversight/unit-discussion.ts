import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { oversightOf } from './notes.ts'
import { type OpenTime, openTimeEnds, openTimes } from './open-time.ts'

export const unitDiscussion = standard<OpenTime>({
  id: 'OV-08',
  title: 'Child discussed in the unit meeting every {four weeks}',
  stage: 'oversight',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; units such as Hackney’s meet every week, and how often each child comes up is set locally: four weeks here',
    },
  ],
  rule: 'The unit meets every week, and each child it holds is discussed at least every {four weeks}, counted from the last time.',
  whoIsCovered: 'Every child open for anything but leaving care, from the day the case opened.',
  whatMeetsIt: 'A recorded discussion of the child in the unit meeting.',
  whatEndsIt: 'The case is closed, the child dies or turns 18.',
  notYetCovered: 'A service that does not work in units supplies no such records, and the standard then shows no data.',
  matters: 'A unit knows a child together, so that the child is known on the day their worker is not there.',
  good: 'Somebody who has not met the family asks the question nobody else would.',
  weak: 'The children who shout are discussed every week, and the quiet ones never.',
  illustration:
    'The unit’s clinician asked why Otter had stopped drawing. Nobody had noticed; his worker brought paper the next time.',
  exceptions: [],
  measuredBy: 'OV-08.in-time',
  auditQuestion: 'Did the unit’s thinking change what was done for this child?',
  evidence: 'unit discussions (sightline_supervisions.csv)',
  gravity: 3,
  covers: openTimes,
  clock: { kind: 'rolling', every: weeks(4), from: 'same day' },
  // Whoever writes the note, the discussion is the unit's own, the child's worker among them.
  meets: (_, record) =>
    oversightOf(record, { 'unit discussion': 'Discussed in the unit meeting' }).map(
      ({ whyNot: _whyNot, ...each }) => each,
    ),
  ends: openTimeEnds,
  soon: workingDays(5),
  says: {
    started: 'Open since',
    again: 'Last discussed in the unit',
    needed: 'A discussion in the unit meeting is due within {4 weeks}',
    met: 'Discussed',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'open from Monday 1 April 2019: by Monday 29 April, then four weeks from the discussion',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: { supervisions: [{ held_on: '2019-04-23', kind: 'unit discussion' }] },
      }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-04-29', metOn: '2019-04-23' },
        { triggerOn: '2019-04-23', dueOn: '2019-05-21', on: '2019-05-22', state: 'overdue' },
      ],
    },
    {
      name: 'supervision is not the unit meeting',
      given: child({
        referrals: [{ on: '2019-04-01', closedOn: '2019-05-31' }],
        own: { supervisions: [{ held_on: '2019-04-23', kind: 'case supervision' }] },
      }),
      expect: [{ dueOn: '2019-04-29', endedOn: '2019-05-31', on: '2019-04-30', state: 'overdue' }],
    },
  ],
})
