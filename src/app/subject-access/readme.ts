import type { Subject } from './read-subject.ts'

/** Tables in which others than the child are named or told of. */
const ofOthers: Readonly<Record<string, string>> = {
  family: 'relatives and households',
  mother: 'mothers and their other children',
  contacts: 'who made a contact, and what they said',
  involvements: 'workers',
  s47_enquiry: 'who was thought to be a risk to whom',
  assessment_factors: 'parents and carers: health, drugs, alcohol, violence',
  cin_assessments: 'parents and carers',
  initial_cp_conference: 'parents and others at a conference',
  missing: 'who a child was with',
  cla_placement: 'foster carers and where they live',
  permanence: 'adopters',
}

/** The words that go with the files, for whoever looks them through and for the person they are about. */
export function readmeOf(
  { imported, deadlines, accesses, changes, recorded }: Subject,
  about: { readonly childId: string; readonly authority: string; readonly made: string; readonly by: string },
): string {
  const others = [...imported.keys()].flatMap(table =>
    ofOthers[table] ? [`  - ${table}.csv: ${ofOthers[table]}`] : [],
  )
  const lines = [
    'WHAT SIGHTLINE HOLDS ABOUT ONE PERSON',
    '',
    `About: the person with the id ${about.childId} in the case system of ${about.authority}.`,
    `Made: ${about.made}, by ${about.by}.`,
    '',
    'READ THIS BEFORE ANYTHING IS GIVEN TO ANYBODY',
    '',
    'These files are everything, and nothing has been taken out. They also tell of other people. Before any of it is given',
    'to the person, or to somebody who acts for them, the council looks through every file and decides:',
    '  - what is about somebody else, and whether that person agrees or it is reasonable to give it without;',
    '  - whether giving it would be likely to cause serious harm to anybody (Data Protection Act 2018, Schedule 3);',
    '  - whether somebody who asks for a child has the right to, and whether the child would mind;',
    '  - what a court has ordered to be kept back, and adoption information, which has rules of its own.',
    'Workers acting in their work are not usually taken out.',
    ...(others.length > 0 ? ['Here others are likely to be told of:', ...others] : []),
    '',
    'WHAT IS HERE',
    '',
    `record/                  ${imported.size} tables as they came from the case system. One line is one thing recorded, in each`,
    '                         version there has been: "held until" is empty where it still stands.',
    `deadlines.csv            ${deadlines.length} things that were to be done by a day, each told in a sentence. These are worked out by`,
    '                         rule from the record. No decision about anybody is made by a computer alone.',
    `who-looked.csv           ${accesses.length} times that somebody opened the record or was refused, when, and why they might.`,
    `what-was-changed.csv     ${changes.length} changes made in Sightline itself.`,
    `sightline/               ${recorded.size} tables of what Sightline itself holds with this id.`,
    '',
    'The files that were received, as they came, are kept beside the record and are not searched: an import that was not',
    'published has told nothing to the tables above, and its file may still tell of the person.',
    '',
    'The case system holds the record itself, with documents and notes that never come to Sightline: an answer to somebody',
    'who asks for their record has to come from there as well.',
  ]
  return `${lines.join('\r\n')}\r\n`
}
