import { iso } from '../../src/domain/calendar/day.ts'
import { englandDay } from '../../src/domain/calendar/england-day.ts'
import { extractUpTo, importing } from '../extracts.ts'
import { must, type Proof, type ProofPlace } from '../proof.ts'
import { embedded, type TrialEngine, type TrialRecord, withServer } from '../record.ts'
import { type Served, serve } from '../served.ts'
import { done } from '../sightline.ts'
import type { Form } from './form.ts'
import { asSentAgain, heldOfNote, type WrittenNote, writeNote } from './note.ts'

const children = 300
/** Kills of each kind that have to be seen: before a note was recorded, and after it was. */
const wantedOfEach = 4
const mostTries = 40

/** A server killed while a note is being signed, the embedded database. */
export const killsOnSaveEmbedded: Proof = {
  name: 'saves-embedded',
  title: 'Killed on save, the embedded database',
  prove: place => killOnSave(place, embedded(place.folder)),
}

/** The same on a PostgreSQL server. */
export const killsOnSaveOnServer: Proof = {
  name: 'saves-postgresql',
  title: 'Killed on save, PostgreSQL',
  prove: place => withServer(place.folder, engine => killOnSave(place, engine)),
}

async function killOnSave(place: ProofPlace, engine: TrialEngine): Promise<void> {
  const record = await engine.record('saves')
  const today = iso(englandDay(new Date()))
  await done(record.where, importing(await extractUpTo(`${place.folder}/extract`, today, children)))
  const childId = await someChild(record)
  let around = (await undisturbed(record, childId)) / 2
  const seen = { before: 0, after: 0 }
  for (let tries = 1; Math.min(seen.before, seen.after) < wantedOfEach; tries++) {
    must(tries <= mostTries, `Of ${mostTries} kills ${seen.before} came before the note and ${seen.after} after it.`)
    const was = await killOnce(record, childId, `Trial ${tries} of the kills`, around * (0.7 + 0.6 * Math.random()))
    seen[was]++
    // Nearer to the moment at which the note is recorded, where something could be left half done.
    around *= was === 'before' ? 1.25 : 0.8
  }
  place.say(
    `${seen.before + seen.after} servers killed while a note with two directions was signed, ${seen.before} before it was recorded and ${seen.after} after: each time all of it was held or nothing, and sending it again gave one note, two directions and numbers that know them`,
  )
  await draftsHold(record, childId)
  place.say('5 servers killed when a draft had just been kept: each draft was there as typed')
}

/** A child whom somebody holds, open on the last day of the extract. */
async function someChild(record: TrialRecord): Promise<string> {
  const text = await done(record.where, ['deadlines', '--standard', 'CN-06', '--format', 'json'])
  const found = (JSON.parse(text) as { childId: string; state: string; worker?: string }[]).find(
    each => each.worker !== undefined && each.worker !== '' && (each.state === 'due-later' || each.state === 'overdue'),
  )
  must(found !== undefined, 'No child of the extract is held by anybody.')
  return found.childId
}

/** Signs a note that nothing disturbs; gives how long it took until it was answered, in milliseconds. */
async function undisturbed(record: TrialRecord, childId: string): Promise<number> {
  const served = await serve(record.where)
  try {
    await sign(await writeNote(served, childId, 'The first of all'))
    const note = await writeNote(served, childId, 'Undisturbed')
    const began = performance.now()
    await sign(note)
    return performance.now() - began
  } finally {
    await served.stop()
  }

  async function sign(note: WrittenNote) {
    const answer = await send(served, note)
    must(answer.status === 303, `A note was answered with ${answer.status}: ${problemsOf(await answer.text())}`)
  }
}

function problemsOf(html: string): string {
  const summary = /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(html)?.[0] ?? html.slice(0, 500)
  return summary.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

/** Kills the server so long after a note was sent. Gives whether it had been recorded by then. */
async function killOnce(
  record: TrialRecord,
  childId: string,
  words: string,
  wait: number,
): Promise<'before' | 'after'> {
  const served = await serve(record.where)
  const note = await writeNote(served, childId, words)
  const answered = send(served, note).then(
    answer => answer.status,
    () => undefined,
  )
  await new Promise(resolve => setTimeout(resolve, wait))
  served.running.process.kill('SIGKILL')
  await served.running.ended
  const status = await answered
  const held = await heldOfNote(record, note.noteId)
  const isSigned = held.state === 'signed'
  const wanted = isSigned ? { directions: note.directions, rows: note.directions + 1, logged: 1 } : none
  must(
    held.directions === wanted.directions && held.rows === wanted.rows && held.logged === wanted.logged,
    `A kill ${wait.toFixed(0)} ms after a note was sent left a part of it: ${JSON.stringify(held)}`,
  )
  must(status !== 303 || isSigned, 'A note was said to be signed and is not.')
  await sendAgain(record, childId, note, words)
  return isSigned ? 'after' : 'before'
}

const send = (served: Served, { action, fields }: Form) => served.send(action, fields)

const none = { directions: 0, rows: 0, logged: 0 }

/** Sends a note once more, as its writer does who was not answered, and looks at what is held and shown then. */
async function sendAgain(record: TrialRecord, childId: string, note: WrittenNote, words: string): Promise<void> {
  const served = await serve(record.where)
  try {
    const answer = await send(served, await asSentAgain(served, childId, note))
    must(
      answer.status === 303,
      `The note sent again was answered with ${answer.status}: ${problemsOf(await answer.text())}`,
    )
    const shown = await served.html(`/children/${encodeURIComponent(childId)}/oversight`)
    must(shown.split(`${words}: see her alone`).length === 2, 'The direction is not shown once on the child’s page.')
  } finally {
    await served.stop()
  }
  const held = await heldOfNote(record, note.noteId)
  const { directions, rows, waiting, logged } = held
  must(
    held.state === 'signed' && directions === 2 && rows === 3 && waiting === 0 && logged === 1,
    `A note sent again after a kill is held so: ${JSON.stringify(held)}`,
  )
}

/** A draft of which the writer was told that it is kept is there after the server was killed in the next moment. */
async function draftsHold(record: TrialRecord, childId: string): Promise<void> {
  for (let trial = 1; trial <= 5; trial++) {
    const served = await serve(record.where)
    const words = `A draft, number ${trial}`
    const note = await writeNote(served, childId, words)
    note.fields.set('do', 'autosave')
    const answer = await send(served, note)
    served.running.process.kill('SIGKILL')
    must(answer.status === 200, `A draft was answered with ${answer.status}.`)
    await served.running.ended
    const { state, decision } = await heldOfNote(record, note.noteId)
    must(state === 'draft' && decision === words, `A draft that was kept is not held as typed: ${state}, ${decision}`)
  }
}
