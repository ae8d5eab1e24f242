import { v5 as named } from 'uuid'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { nearestCopy } from '../../domain/oversight/likeness.ts'
import { textOf } from '../../domain/oversight/note.ts'
import { personOwner } from '../../domain/oversight/owner.ts'
import { type NoteKind, questionSetOn, type ThresholdView } from '../../domain/oversight/question-set.ts'
import { demonstrationId } from '../../server/demonstration-sign-in.ts'
import { giveDirections, stepDirection } from '../../store/directions.ts'
import { keepDraft, signNote } from '../../store/oversight-notes.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import type { SaidToday } from '../../store/said.ts'
import type { Stream } from '../../synthetic/random.ts'
import { type MadeUpNote, madeUpAsk, madeUpEvidence, madeUpNote, madeUpWhyNot } from './oversight-words.ts'
import { morningOf, openChildren, type Seeding, workingDay } from './seeding.ts'

/** The namespace of the ids of what is made up: the same child has the same notes on every run. */
const madeUp = '6f0e3b6a-6d3d-4b5e-9a52-1f6f2a5d9c01'

/** About so many notes: enough for every list of the demonstration to have something in it. */
const notes = 160

/** The people of the demonstration who write notes, by what they oversee. */
const writers = {
  'unit-lead': 'Uma Example',
  'service-manager': 'Sam Example',
  'head-of-service': 'Hope Example',
} as const

/**
 * Made-up notes of oversight of the last three months, with their directions: some done and confirmed, some waiting to
 * be confirmed, some overdue and on their way up. The unit of the demonstration's unit lead has most of them.
 */
export async function seedOversight(seeding: Seeding): Promise<void> {
  const { store, authority, model, random, today } = seeding
  const now = model.on(today)
  const all = openChildren(seeding)
  const unitOf = (child: number) => now.unit[child]!
  const busiest = busiestUnit(all, unitOf)
  const near = all.filter(child => unitOf(child) === busiest)
  const far = all.filter(child => unitOf(child) !== busiest)
  const chosen = [...near, ...Array.from({ length: Math.max(0, notes - near.length) }, () => random.pick(far))]
  const written = new Map<string, { readonly noteId: string; readonly text: string }[]>()
  await store.transaction(async trx => {
    for (const [index, child] of new Set(chosen.filter(each => each !== undefined)).entries()) {
      const childId = model.children[child]!
      const worker = model.workers.texts[now.worker[child]!]
      const times = random.whole(1, 2)
      for (let time = 0; time < times; time++) {
        const heldOn = workingDay(today - random.whole(1, 40) - 45 * (times - 1 - time))
        const kind = random.weighted<NoteKind>([
          [6, 'case supervision'],
          [3, 'management oversight'],
          [2, 'unit discussion'],
          [1, 'senior oversight'],
        ])
        const earlier = written.get(childId) ?? []
        const note = await writeNote(seeding, trx, { childId, worker, kind, heldOn, earlier, index: index * 10 + time })
        written.set(childId, [...earlier, note])
      }
    }
  })

  async function writeNote(
    { organisation }: Seeding,
    trx: Parameters<typeof keepDraft>[0],
    about: {
      childId: string
      worker: string | undefined
      kind: NoteKind
      heldOn: Day
      earlier: readonly { readonly noteId: string; readonly text: string }[]
      index: number
    },
  ) {
    const { childId, worker, kind, heldOn, earlier } = about
    const role =
      kind === 'senior oversight'
        ? 'head-of-service'
        : random.pick(['unit-lead', 'unit-lead', 'service-manager'] as const)
    // One in twenty is by the worker of the child: what the inspectors found.
    const isOwn = worker !== undefined && kind !== 'unit discussion' && random.chance(0.05)
    const workerName = organisation.workers.find(each => each.id === worker)?.name ?? 'A worker'
    const by = isOwn ? `worker:${worker}` : demonstrationId(role)
    const said: SaidToday = { by, byName: isOwn ? workerName : writers[role], at: morningOf(heldOn), today: heldOn }
    const noteId = named(`note ${childId} ${about.index}`, madeUp)
    const made = madeUpNote(random)
    const text = textOf(made)
    const copied = earlier.at(-1)
    // One in ten is last month's note again.
    const words = copied !== undefined && random.chance(0.4) ? copyOf(copied.text, made) : made
    const draft = { noteId, childId, kind, questionsVersion: questionSetOn(heldOn).version, typed: {}, revision: 0 }
    const kept = await keepDraft(trx, authority, draft, said)
    if (kept.kind !== 'kept') throw new Error('A made-up note was there already.')
    const like = nearestCopy(textOf(words), earlier)
    const nextOn = random.chance(0.8) ? workingDay(heldOn + 28) : undefined
    const signing = {
      ...words,
      heldOn,
      workerView: view(random),
      managerView: view(random),
      nextOn,
      present: workerName,
      byOwnWorker: isOwn,
      like: like && { noteId: like.of.noteId, likeness: like.likeness },
    }
    await signNote(trx, authority, kept.note, signing, said)
    const many = random.weighted([
      [2, 0],
      [4, 1],
      [3, 2],
    ] as const)
    const directions = Array.from({ length: many }, (_, at) => ({
      directionId: named(`direction ${noteId} ${at}`, madeUp),
      what: madeUpAsk(random),
      ownerId: worker ?? personOwner(demonstrationId('unit-lead')),
      dueOn: workingDay(heldOn + random.whole(5, 24)),
    }))
    await giveDirections(trx, authority, { childId, givenIn: kind, fromId: noteId, directions }, said)
    for (const { directionId, dueOn } of directions) await follow(directionId, dueOn, worker)
    const data = {
      held_on: iso(heldOn),
      kind,
      by: isOwn ? worker : personOwner(by),
      ...(nextOn === undefined ? {} : { next_on: iso(nextOn) }),
      lived_experience: 'Y',
      directions: directions.length > 0 ? 'Y' : 'N',
    }
    await recordRows(
      trx,
      authority,
      [{ rowId: named('supervision', noteId), childId, table: 'supervisions', data }],
      said,
    )
    return { noteId, text: words === made ? text : textOf(words) }

    /** What became of a direction by now. */
    async function follow(directionId: string, dueOn: Day, owner: string | undefined): Promise<void> {
      const done = workingDay(dueOn + random.whole(-4, 3))
      const fate = random.weighted([
        [5, 'confirmed'],
        [2, 'said'],
        [3, 'not done'],
        [1, 'withdrawn'],
      ] as const)
      if (done >= today) return
      const owned: SaidToday = { by: `worker:${owner}`, byName: workerName, at: morningOf(done), today: done }
      const step = (kind: Parameters<typeof stepDirection>[2]['step'], revision: number, who: SaidToday) =>
        stepDirection(trx, authority, { directionId, revision, step: kind }, who)
      if (fate === 'withdrawn')
        await step({ kind: 'withdrawn', because: 'The plan changed at the review.' }, 1, {
          ...said,
          today: done,
          at: morningOf(done),
        })
      else if (fate === 'not done') {
        if (random.chance(0.5)) await step({ kind: 'not done', whyNot: madeUpWhyNot(random) }, 1, owned)
      } else {
        await step({ kind: 'done', on: done, evidence: madeUpEvidence(random), byOwner: true }, 1, owned)
        const confirmedOn = Math.min(today, workingDay(done + random.whole(0, 5)))
        if (fate === 'confirmed')
          await step({ kind: 'confirmed' }, 2, { ...said, today: confirmedOn, at: morningOf(confirmedOn) })
      }
    }
  }
}

/** Last month's answers again, with a word changed: what the note's page then points out. */
function copyOf(earlier: string, made: MadeUpNote): MadeUpNote {
  const [lived = '', ...rest] = earlier.split('\n')
  const ids = Object.keys(made.answers)
  const answers = Object.fromEntries(
    ids.map((id, at) => [id, { text: at === 0 ? lived : (rest[at - 1] ?? ''), notKnown: false }]),
  )
  return { answers, decision: rest.at(-2) ?? made.decision, rationale: rest.at(-1) ?? made.rationale }
}

function busiestUnit(children: readonly number[], unitOf: (child: number) => number): number | undefined {
  const counts = new Map<number, number>()
  for (const child of children) counts.set(unitOf(child), (counts.get(unitOf(child)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function view(random: Stream): ThresholdView {
  return random.weighted<ThresholdView>([
    [2, 'step up'],
    [6, 'hold'],
    [2, 'step down'],
  ])
}
