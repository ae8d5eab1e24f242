import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { ensureAuthority } from './authorities.ts'
import { insertRecords } from './case-records.ts'
import { type DirectionStep, giveDirections, stepDirection } from './directions.ts'
import { keepDraft, signNote, withdrawNote } from './oversight-notes.ts'
import type { SaidToday } from './said.ts'
import { stepInNote, takeBackSaidIn } from './said-in-notes.ts'
import { withStores } from './testing.ts'

const today = day('2019-04-05')
const said: SaidToday = { by: 'uma', byName: 'Uma Example', at: new Date('2019-04-05T09:00:00Z'), today }

withStores('what a note says of earlier directions', getStore => {
  let authorities = 0

  /** A direction, and what notes and others say and take back of it. */
  async function house() {
    const authority = `s${++authorities}`
    const store = getStore()
    await ensureAuthority(store.db, { authority, synthetic: true })
    const told = { json: '{"cine_person_id":"c1","cine_referral_date":"2019-01-07"}', hash: 'x' }
    const row = { table: 'cin_episodes', key: 'c1', childId: 'c1', ...told }
    await insertRecords(store.db, { authority, format: 'ssd', batch: 1 }, [row])
    const [directionId, fromId] = [uuid(), uuid()]
    const given = { directionId, what: 'Ring the school', ownerId: 'w1', dueOn: today + 7 }
    await store.transaction(trx =>
      giveDirections(trx, authority, { childId: 'c1', givenIn: 'case supervision', fromId, directions: [given] }, said),
    )
    const now = () =>
      store.db.selectFrom('direction').selectAll().where('direction_id', '=', directionId).executeTakeFirstOrThrow()
    const note = async (step: DirectionStep): Promise<string> => {
      const noteId = uuid()
      const { revision } = await now()
      await store.transaction(async trx => {
        const draft = {
          noteId,
          childId: 'c1',
          kind: 'unit discussion',
          questionsVersion: 1,
          typed: {},
          revision: 0,
        } as const
        const kept = await keepDraft(trx, authority, draft, said)
        if (kept.kind !== 'kept') throw new Error(kept.kind)
        const none = { workerView: undefined, managerView: undefined, nextOn: undefined, like: undefined }
        const signing = { heldOn: today, answers: {}, decision: 'x', rationale: 'x', present: '', byOwnWorker: false }
        await signNote(trx, authority, kept.note, { ...signing, ...none }, said)
        expect(await stepInNote(trx, authority, noteId, { directionId, revision, step }, said)).toBe('taken')
      })
      return noteId
    }
    const withdraw = (noteId: string) =>
      store.transaction(async trx => {
        await withdrawNote(trx, authority, { noteId, because: 'Another child' }, said)
        await takeBackSaidIn(trx, authority, noteId, said)
      })
    const alone = async (step: DirectionStep, by = 'sam') => {
      const { revision } = await now()
      const asked = { directionId, revision, step }
      await store.transaction(trx => stepDirection(trx, authority, asked, { ...said, by }))
    }
    return { now, note, withdraw, alone }
  }

  const notDone = (whyNot: string): DirectionStep => ({ kind: 'not done', whyNot })

  it.each([
    ['the later first', [1, 0]],
    ['the earlier first', [0, 1]],
  ])('is taken back with each of two notes that are withdrawn, %s', async (_, order) => {
    const { now, note, withdraw } = await house()
    const notes = [await note(notDone('The school is shut')), await note({ kind: 'withdrawn', because: 'Moved' })]
    await withdraw(notes[order[0]!]!)
    const between =
      order[0] === 1 ? { why_not: 'The school is shut', withdrawn_on: null } : { withdrawn_on: '2019-04-05' }
    expect(await now()).toMatchObject(between)
    await withdraw(notes[order[1]!]!)
    expect(await now()).toMatchObject({ why_not: null, withdrawn_on: null, withdrawn_by: null, said_in: null })
  })

  it('stays where somebody has said something of the direction since', async () => {
    const { now, note, withdraw, alone } = await house()
    const done = await note({ kind: 'done', on: today, evidence: 'Rung', byOwner: true })
    await alone({ kind: 'confirmed' })
    await withdraw(done)
    expect(await now()).toMatchObject({ done_on: '2019-04-05', confirmed_by: 'sam' })
  })
})
