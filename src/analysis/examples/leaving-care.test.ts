import { describe, expect, it } from 'vitest'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { child } from '../../domain/standards/example.ts'
import { answersFor } from '../testing/answers.ts'

const people: Record<string, ChildRecord> = {
  // 19, in touch, suitable, at college; left at 18 after years in care.
  Dara: child({
    bornOn: '2000-03-01',
    care: [{ from: '2014-01-06', to: '2018-03-01', endReason: 'E5' }],
    careLeaver: { inTouch: 'YES', suitable: 'yes', activity: 'F2', lastContactOn: '2019-05-02' },
  }),
  // 20, refuses contact, unsuitable, not in education, employment or training.
  Ezra: child({
    bornOn: '1999-02-01',
    care: [{ from: '2014-01-06', to: '2017-02-01', endReason: 'E6' }],
    careLeaver: { inTouch: 'REFU', suitable: 'no', activity: 'G5', lastContactOn: '2018-11-05' },
  }),
  // 21, in touch; nothing is held of home or occupation.
  Fay: child({
    bornOn: '1998-01-15',
    care: [{ from: '2013-01-07', to: '2016-01-15', endReason: 'E6' }],
    careLeaver: { inTouch: 'YES', lastContactOn: '2019-04-01' },
  }),
  // 19, back with parents.
  Gus: child({
    bornOn: '2000-02-01',
    care: [{ from: '2014-01-06', to: '2018-02-01' }],
    careLeaver: { inTouch: 'RHOM', lastContactOn: '2018-06-01' },
  }),
  // 19, but what is held is of a later contact.
  Hal: child({
    bornOn: '1999-09-01',
    care: [{ from: '2014-01-06', to: '2017-09-01', endReason: 'E6' }],
    careLeaver: { inTouch: 'YES', suitable: 'yes', activity: 'F5', lastContactOn: '2019-07-01' },
  }),
  // 17, left four months ago to live independently.
  Ines: child({
    bornOn: '2001-09-01',
    care: [{ from: '2015-01-05', to: '2019-02-01', endReason: 'E6' }],
    careLeaver: { inTouch: 'YES', lastContactOn: '2019-05-20' },
  }),
  // Looked after for ten weeks only: never eligible.
  Jem: child({
    bornOn: '2000-05-01',
    care: [{ from: '2017-01-02', to: '2017-03-13' }],
    careLeaver: { inTouch: 'YES', lastContactOn: '2019-05-20' },
  }),
  // 20, of whom nothing is held since care.
  Oli: child({ bornOn: '1999-03-01', care: [{ from: '2014-01-06', to: '2017-03-01', endReason: 'E6' }] }),
  // 21, last heard from at 20: followed no more, and no loss.
  Pat: child({
    bornOn: '1997-08-01',
    care: [{ from: '2012-01-02', to: '2015-08-01', endReason: 'E6' }],
    own: { care_leaver_contacts: [{ on_day: '2018-07-02', kind: 'call or message' }] },
  }),
  // Still looked after at 17.
  Kit: child({ bornOn: '2001-09-01', care: [{ from: '2015-01-05' }], careLeaver: {} }),
  // 22, asked and was given it since the birthday.
  Lou: child({
    bornOn: '1997-02-01',
    care: [{ from: '2012-01-02', to: '2015-02-01', endReason: 'E6' }],
    own: {
      care_leaver_contacts: [{ on_day: '2019-03-04', kind: 'met elsewhere', asked_for_support: 'asked and given' }],
    },
  }),
  // 23, was given support only before the last birthday.
  Mo: child({
    bornOn: '1996-03-01',
    care: [{ from: '2011-01-03', to: '2014-03-01', endReason: 'E6' }],
    own: {
      care_leaver_contacts: [{ on_day: '2019-02-04', kind: 'met elsewhere', asked_for_support: 'asked and given' }],
    },
  }),
  // 22, no contacts held.
  Noor: child({
    bornOn: '1997-02-01',
    care: [{ from: '2012-01-02', to: '2015-02-01', endReason: 'E6' }],
    careLeaver: { inTouch: 'YES', lastContactOn: '2019-01-04' },
  }),
}

const laterAndBack = {
  'what is held is of a later day: the extract tells only of the present': 1,
  'died, or back with a parent': 1,
}
const answers = answersFor(people, '2019-05-31')

describe('care leavers, counted by hand on 31 May 2019', () => {
  it('I-63: in touch are Dara, Fay and Ines, of those, Ezra and Oli; Hal’s contact came later, Gus is back with parents', () => {
    expect(answers.shareOf('I-63')).toEqual({ numerator: 3, denominator: 5, leftOut: laterAndBack })
  })

  it('I-64: of Dara, Ezra, Fay and Oli, aged 19 to 21, Dara’s home is suitable; nothing is held of Fay’s and Oli’s', () => {
    expect(answers.shareOf('I-64')).toEqual({ numerator: 1, denominator: 4, leftOut: laterAndBack })
  })

  it('I-65: of the same, Dara is at college', () => {
    expect(answers.shareOf('I-65')).toEqual({ numerator: 1, denominator: 4, leftOut: laterAndBack })
  })

  it('I-66: of Lou and Mo, Lou was given support since the birthday; of Noor no contacts are held', () => {
    expect(answers.shareOf('I-66')).toEqual({
      numerator: 1,
      denominator: 2,
      leftOut: { 'no contacts held in Sightline’s template': 1 },
    })
  })

  it('says nothing of the past from what is known now: a year before only Fay’s and the others’ later contacts', () => {
    expect(answersFor(people, '2018-05-31').shareOf('I-63').denominator).toBe(0)
  })
})

/** As the 903 tells it: in touch and so on, at the end of its year, without any contact. */
const returned: Record<string, ChildRecord> = {
  Ada: child({
    bornOn: '2006-11-10',
    care: [{ from: '2020-02-03', to: '2024-11-10', endReason: 'E17' }],
    careLeaver: { inTouch: 'YES', activity: 'G5', suitable: 'yes', yearEnd: '2026-03-31' },
  }),
  Bo: child({
    bornOn: '2007-01-01',
    care: [{ from: '2023-08-14', to: '2025-01-01', endReason: 'E5' }],
    careLeaver: { inTouch: 'YES', activity: 'F5', suitable: 'yes', yearEnd: '2026-03-31' },
  }),
  // 19, whom the return leaves out.
  Cy: child({ bornOn: '2006-12-01', care: [{ from: '2020-02-03', to: '2024-12-01', endReason: 'E17' }] }),
}

describe('care leavers told by a yearly return alone', () => {
  it('count at the end of its year, whom it leaves out with them', () => {
    const { shareOf } = answersFor(returned, '2026-03-31')
    expect(shareOf('I-63')).toMatchObject({ numerator: 2, denominator: 3 })
    expect(shareOf('I-64')).toMatchObject({ numerator: 2, denominator: 3 })
    expect(shareOf('I-65')).toMatchObject({ numerator: 1, denominator: 3 })
  })

  it('say nothing of before', () => {
    expect(answersFor(returned, '2026-03-30').shareOf('I-63').denominator).toBe(0)
    expect(answersFor({ Cy: returned.Cy! }, '2026-03-31').shareOf('I-63')).toMatchObject({
      denominator: 0,
      leftOut: { 'no data: care leavers are not supplied': 1 },
    })
  })
})
