import { v7 as uuid } from 'uuid'
import { expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { deriveChild } from '../domain/indicators/derive.ts'
import { inRows } from '../domain/indicators/derived-columns.ts'
import { readDerived } from '../domain/indicators/derived-text.ts'
import { noMappings } from '../domain/record/local-mappings.ts'
import { unsetStandards } from '../domain/standards/local/set-standards.ts'
import { takeIn } from '../intake/publish/take-in.ts'
import { ensureAuthority } from './authorities.ts'
import { insertRecords, readChildRows } from './case-records.ts'
import { readChangeLog } from './change-log.ts'
import { readVersion } from './data-version.ts'
import { giveDirections, openDirections, openOutOfScope, readDirection, stepDirection } from './directions.ts'
import { holdRecords, markRestricted } from './holders.ts'
import { keepDraft, notesOfChild, readNote, signNote } from './oversight-notes.ts'
import { restrictChild } from './people/decisions.ts'
import { childrenWaiting, endRows, recordRows } from './recorded-rows.ts'
import { noRows, type RowScope, readAs } from './row-scope.ts'
import type { SaidToday } from './said.ts'
import { withStores } from './testing.ts'

const at = new Date('2019-04-05T09:00:00Z')
const today = day('2019-04-05')
const uma: SaidToday = { by: 'uma', byName: 'Uma Example', at, today }
const sam: SaidToday = { by: 'sam', byName: 'Sam Example', at, today }
const hostile = `'); drop table direction; -- <script>alert(1)</script> \u202e`

withStores('what is recorded here', getStore => {
  let authorities = 0

  /** An authority with two children, held by units U1 and U2. */
  async function house() {
    const authority = `r${++authorities}`
    const store = getStore()
    await ensureAuthority(store.db, { authority, synthetic: true })
    const rows = ['c1', 'c2'].map(childId => ({
      ...{ table: 'cin_episodes', key: childId, childId, hash: 'x' },
      json: JSON.stringify({ cine_person_id: childId, cine_referral_date: '2019-01-07' }),
    }))
    await insertRecords(store.db, { authority, format: 'ssd', batch: 1 }, rows)
    const rules = {
      derive: (childId: string, held: Parameters<typeof deriveChild>[1]) =>
        deriveChild(childId, held, noMappings, unsetStandards.all, englandAndWales),
      rulesVersion: 'test',
      at,
    }
    const scope: RowScope = { ...noRows(authority), units: ['U1'] }
    const reading = <T>(work: Parameters<typeof readAs<T>>[2], as = scope) => readAs(store, as, work)
    return { authority, store, rules, reading, scope }
  }

  const row = (childId: string, rowId = uuid()) => ({
    ...{ rowId, childId, table: 'supervisions' },
    data: { held_on: '2019-04-05', kind: 'case supervision', by: 'M1' },
  })

  it('waits until it is taken in, and is then in the numbers of the next version', async () => {
    const { authority, store, rules } = await house()
    const before = await readVersion(store.db, authority)
    await store.transaction(trx => recordRows(trx, authority, [row('c1')], uma))
    expect([await childrenWaiting(store.db, authority), await readVersion(store.db, authority)]).toEqual([
      ['c1'],
      before,
    ])
    expect(await takeIn(store, authority, rules)).toBe(before + 1)
    expect(await childrenWaiting(store.db, authority)).toEqual([])
    const { payload } = await store.db
      .selectFrom('child_derivation')
      .select('payload')
      .where('authority_id', '=', authority)
      .where('to_version', 'is', null)
      .executeTakeFirstOrThrow()
    expect(inRows(readDerived(payload)).facts.own).toEqual([[today, 'supervisions', 'case supervision', 0]])
    expect(await takeIn(store, authority, rules)).toBeUndefined()
  })

  it('is taken in later by whoever comes next, where the process was killed between the two steps', async () => {
    const { authority, store, rules } = await house()
    const rowId = uuid()
    await store.transaction(trx => recordRows(trx, authority, [row('c1', rowId)], uma))
    // The process is gone here. Another begins, and somebody changes the row meanwhile.
    await store.transaction(trx => endRows(trx, authority, [rowId], sam))
    expect(await takeIn(store, authority, rules)).toBeGreaterThan(0)
    expect((await readChildRows(store.db, authority, ['c1'])).get('c1')).toHaveLength(1)
  })

  it('is given with the imported rows of the child, and no import takes it away', async () => {
    const { authority, store } = await house()
    const rowId = uuid()
    await store.transaction(trx => recordRows(trx, authority, [row('c1', rowId)], uma))
    const rows = (await readChildRows(store.db, authority, ['c1', 'c2'])).get('c1')!
    expect(rows.map(({ table, format, key }) => [table, format, key])).toEqual([
      ['cin_episodes', 'ssd', 'c1'],
      ['supervisions', 'recorded', rowId],
    ])
  })

  it('is read by those who may see the child, follows who holds it, and hides with it', async () => {
    const { authority, store, rules, reading, scope } = await house()
    const hold = (unit: string) => holdRecords(store.db, authority, new Map([['c1', { unit, worker: 'w' }]]))
    const noteId = uuid()
    const draft = {
      noteId,
      childId: 'c1',
      kind: 'unit discussion',
      questionsVersion: 1,
      typed: { decision: hostile },
      revision: 0,
    } as const
    await store.transaction(trx => keepDraft(trx, authority, draft, uma))
    await store.transaction(trx => recordRows(trx, authority, [row('c1')], uma))
    await takeIn(store, authority, rules)
    await hold('U1')
    const seen = (as = scope) =>
      reading(async db => (await notesOfChild(db, authority, 'c1')).map(each => each.typed.decision), as)
    expect(await seen()).toEqual([hostile])
    await hold('U2')
    expect(await seen()).toEqual([])
    await hold('U1')
    await store.transaction(async trx => {
      await restrictChild(trx, authority, 'c1', { because: 'test', by: 'test', at })
      await markRestricted(trx, authority)
    })
    expect(await seen()).toEqual([])
    expect(await seen({ ...scope, named: ['c1'] })).toEqual([hostile])
    // What is written once the child is restricted is hidden from its first moment.
    await store.transaction(trx =>
      giveDirections(
        trx,
        authority,
        { childId: 'c1', givenIn: 'unit discussion', fromId: noteId, directions: [asked('w1')] },
        uma,
      ),
    )
    expect(await reading(db => openDirections(db, authority))).toEqual([])
  })

  it('stays with its owner when the child leaves their scope, without the child or what was asked', async () => {
    const { authority, store, reading } = await house()
    const hold = (unit: string) =>
      store.db.updateTable('direction').set({ unit }).where('authority_id', '=', authority).execute()
    const give = (directionId: string, ownerId: string) =>
      store.transaction(trx =>
        giveDirections(
          trx,
          authority,
          { childId: 'c1', givenIn: 'unit discussion', fromId: uuid(), directions: [asked(ownerId, directionId)] },
          uma,
        ),
      )
    const [mine, another] = [uuid(), uuid()]
    await give(mine, 'w1')
    await give(another, 'w2')
    await hold('U1')
    const outOfScope = async () => {
      const readable = await reading(db => openDirections(db, authority))
      return openOutOfScope(store.db, authority, {
        owners: ['w1', 'person:x'],
        readable: new Set(readable.map(each => each.direction_id)),
      })
    }
    expect(await outOfScope()).toEqual([])
    await hold('U2')
    expect(await outOfScope()).toEqual([
      {
        direction_id: mine,
        given_in: 'unit discussion',
        given_on: '2019-04-05',
        given_by_name: 'Uma Example',
        due_on: '2019-04-12',
        done_on: null,
      },
    ])
    const taken = { directionId: mine, revision: 1, step: { kind: 'withdrawn', because: 'Moved.' } } as const
    expect(await store.transaction(trx => stepDirection(trx, authority, taken, uma))).toBe('taken')
    expect(await outOfScope()).toEqual([])
  })

  const asked = (ownerId: string, directionId = uuid()) => ({ directionId, what: hostile, ownerId, dueOn: today + 7 })

  it('keeps a draft once, however often it is sent, and tells two writers of one another', async () => {
    const { authority, store, reading } = await house()
    const noteId = uuid()
    const sent = (typed: Record<string, string>, revision: number, said = uma) =>
      store.transaction(trx =>
        keepDraft(
          trx,
          authority,
          { noteId, childId: 'c1', kind: 'case supervision', questionsVersion: 1, typed, revision },
          said,
        ),
      )
    const both = await Promise.all([sent({ decision: 'A' }, 0), sent({ decision: 'A' }, 0)])
    expect(both.map(each => [each.kind, each.kind !== 'none' && each.note.revision])).toEqual([
      ['kept', 1],
      ['kept', 1],
    ])
    expect((await sent({ decision: 'B' }, 1)).kind).toBe('kept')
    const late = await sent({ decision: 'C' }, 1, sam)
    expect(late).toMatchObject({
      kind: 'changed meanwhile',
      note: { typed: { decision: 'B' }, changed_by: 'uma', revision: 2 },
    })
    expect((await sent({ decision: 'C' }, 2, sam)).kind).toBe('kept')
    const held = await reading(db => readNote(db, authority, 'c1', noteId), { ...noRows(authority), everything: true })
    expect(held).toMatchObject({ revision: 3, typed: { decision: 'C' } })
    // The id of a note is no way to another child.
    const other = await store.transaction(trx =>
      keepDraft(
        trx,
        authority,
        { noteId, childId: 'c2', kind: 'case supervision', questionsVersion: 1, typed: {}, revision: 3 },
        sam,
      ),
    )
    expect(other.kind).toBe('none')
  })

  it('signs a note once, and nothing in it changes after', async () => {
    const { authority, store } = await house()
    const noteId = uuid()
    const draft = {
      noteId,
      childId: 'c1',
      kind: 'case supervision',
      questionsVersion: 1,
      typed: { decision: 'A' },
      revision: 0,
    } as const
    const signing = {
      ...{ heldOn: today, answers: {}, decision: 'A', rationale: 'B', present: '', byOwnWorker: false },
      ...{ workerView: undefined, managerView: undefined, nextOn: undefined, like: undefined },
    }
    await store.transaction(async trx => {
      const kept = await keepDraft(trx, authority, draft, uma)
      if (kept.kind === 'kept') await signNote(trx, authority, kept.note, signing, uma)
    })
    const again = await store.transaction(trx =>
      keepDraft(trx, authority, { ...draft, typed: { decision: 'Z' }, revision: 2 }, sam),
    )
    expect(again).toMatchObject({ kind: 'over', note: { state: 'signed', decision: 'A' } })
    const log = await readChangeLog(store.db, authority, { event: 'oversight signed' })
    expect(log).toHaveLength(1)
    expect(JSON.stringify(log)).not.toContain('"A"')
  })

  it('chases a direction until somebody else confirms it', async () => {
    const { authority, store } = await house()
    const direction = asked('w1')
    const { directionId } = direction
    const give = () =>
      store.transaction(trx =>
        giveDirections(
          trx,
          authority,
          { childId: 'c1', givenIn: 'case supervision', fromId: uuid(), directions: [direction] },
          uma,
        ),
      )
    await give()
    await give()
    const step = (kind: Parameters<typeof stepDirection>[2]['step'], revision: number, said: SaidToday) =>
      store.transaction(trx => stepDirection(trx, authority, { directionId, revision, step: kind }, said))
    const owner: SaidToday = { by: 'wim', byName: 'Wim Example', at, today: today + 3 }
    const now = () =>
      readAs(store, { ...noRows(authority), everything: true }, db => readDirection(db, authority, directionId))
    expect(await step({ kind: 'confirmed' }, 1, uma)).toBe('not possible')
    expect(await step({ kind: 'done', on: today + 3, evidence: hostile, byOwner: true }, 1, owner)).toBe('taken')
    expect(await step({ kind: 'confirmed' }, 2, owner)).toBe('not possible')
    expect(await step({ kind: 'not confirmed', because: 'She was not seen alone' }, 2, uma)).toBe('taken')
    expect(await now()).toMatchObject({ done_on: null, why_not: 'She was not seen alone' })
    expect(await step({ kind: 'done', on: today + 4, evidence: 'Seen at the library', byOwner: true }, 2, owner)).toBe(
      'changed meanwhile',
    )
    expect(await step({ kind: 'done', on: today + 4, evidence: 'Seen at the library', byOwner: true }, 3, owner)).toBe(
      'taken',
    )
    expect(await step({ kind: 'confirmed' }, 4, uma)).toBe('taken')
    expect(await step({ kind: 'withdrawn', because: 'x' }, 5, uma)).toBe('not possible')
    expect(await now()).toMatchObject({ done_on: '2019-04-09', confirmed_by: 'uma', what: hostile })
    const rows = (await readChildRows(store.db, authority, ['c1']))
      .get('c1')!
      .filter(each => each.table === 'directions')
    expect(rows).toHaveLength(1)
    expect(rows[0]!.data).toMatchObject({ done_on: '2019-04-09', confirmed_by: 'person:uma', owner: 'w1' })
    const { length } = await readChangeLog(store.db, authority, { event: 'direction given' })
    expect(length).toBe(1)
  })
})
