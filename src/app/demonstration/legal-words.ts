import type { Stream } from '../../synthetic/random.ts'

const reasons = [
  'The school found the child asleep in the cloakroom for the third week. What was agreed at the last two reviews has not been kept, and nobody has seen the stepfather.',
  'The child has been on a plan for fourteen months. The house is as it was at the start, and the child says that nothing is different.',
  'A bruise that is not explained, in a baby who cannot roll over. The parents’ accounts differ, and the paediatrician does not accept either.',
  'The mother has gone back to the man whom the plan was there to keep away. The children heard it all through the wall.',
  'The child was found alone at home for the third time since March, and let the neighbour in because they were hungry.',
] as const

const advice = [
  'Strong on neglect over time; weak on what was offered and refused. A chronology of two pages before the meeting.',
  'Threshold would be met on what the school has written. The father has to be found and told.',
  'Not yet enough. Ask the health visitor for the weights, and the police for the calls to the address.',
  'Met on the medical report. An application can be drafted in two days if it is decided.',
] as const

const decided = [
  'Nothing that was agreed since the last review has changed what the child’s evenings are like. The family is to know from a letter what must be different and by when.',
  'The harm is plain and so is where it comes from. There is an aunt who has come forward, and time to see whether the mother can do without him.',
  'Three assessments say the same. What is open is whether the parents can change in the child’s time, and sixteen weeks will tell.',
] as const

const dissents = [
  'The unit’s lead thought that proceedings should be issued now: the child has waited for a year.',
  'The lawyer would have waited for the paediatrician’s second report.',
] as const

const different = [
  'He is in school by nine and eats breakfast there. The nights are as they were.',
  'Nothing is different for her. Every appointment was kept.',
  'The man has moved out, and the younger one sleeps through. The older one does not believe it yet.',
] as const

const kin = [
  'A maternal aunt has come forward and is being assessed. The grandmother was asked and cannot.',
  'Both grandmothers were asked at the conference. The father’s mother is being assessed.',
  'An older sister offered. She was ruled out: she shares the house with the man in question.',
] as const

const parallel = [
  'A place with the aunt is being prepared alongside: school run, contact and a bed of her own.',
  'Twin track: work with the mother, and a statement kept ready from week eight.',
  'A foster place near the school is held in reserve from week twelve.',
] as const

const family = [
  'Eleven came. They drew up who is in the house on which night, and two of them have kept to it.',
  'The family asked for it to be put off twice and then came without the father.',
] as const

const assessments = [
  ['Parenting assessment of the mother', 'Independent social worker'],
  ['Parenting assessment of the father', 'Independent social worker'],
  ['Hair strand test of both parents', 'Laboratory'],
  ['Psychological assessment of the mother', 'Clinical psychologist'],
  ['Viability assessment of an aunt', 'Kinship team'],
  ['Sibling assessment', 'The unit’s own worker'],
] as const

const agreed = [
  ['Nobody who has been drinking stays overnight', 'Both parents'],
  ['The child is in school by nine every day', 'Mother'],
  ['The stair gate is fitted and used', 'Father'],
  ['The child is seen alone every week', 'Social worker'],
  ['No contact with the man named in the letter', 'Mother'],
] as const

const log = [
  [
    'duty solicitor advice',
    'The duty solicitor',
    'Asked whether an emergency application would be needed this weekend. Not on what is known; ring again if he is back in the house.',
  ],
  [
    'Cafcass liaison',
    'Cafcass service manager',
    'A guardian can be named within two days of an application. Asked for the plan of contact beforehand.',
  ],
  [
    'judge and court liaison',
    'The linked judge’s clerk',
    'The user group was told that two longer hearings a week are kept free.',
  ],
  [
    'duty solicitor advice',
    'The duty solicitor',
    'The letter names three things. Take out the fourth, which is not about the child.',
  ],
  ['other', 'The mother’s solicitor', 'Wrote that she agrees to the hair strand test and wants the aunt assessed.'],
] as const

const asks = [
  'Bring the chronology up to date, two pages',
  'Find the father and tell him of the letter',
  'Ask the aunt whether the assessment may begin this week',
  'See the child alone and ask what the nights are like',
  'Send the lawyer the school’s records',
] as const

/** Words for made-up processes, drawn from a stream: plainly synthetic, and never a name. */
export const legalWords = {
  reason: (random: Stream) => random.pick(reasons),
  advice: (random: Stream) => random.pick(advice),
  decided: (random: Stream) => random.pick(decided),
  dissent: (random: Stream) => random.pick(dissents),
  different: (random: Stream) => random.pick(different),
  kin: (random: Stream) => random.pick(kin),
  parallel: (random: Stream) => random.pick(parallel),
  family: (random: Stream) => random.pick(family),
  ask: (random: Stream) => random.pick(asks),
  assessments,
  agreed,
  log,
} as const
