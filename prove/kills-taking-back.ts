import { after, before, extractUpTo, importing } from './extracts.ts'
import { must, type Proof, type ProofPlace } from './proof.ts'
import { embedded, type Held, heldIn, mustBeUntouched, sameContent, type TrialEngine, withServer } from './record.ts'
import { done, run, start } from './sightline.ts'

const children = 1500
/** Kills that have to hit a taking back while it is under way. */
const wanted = 6
const mostTries = 30

const takingBack = ['take-back', '--authority', '999', '--reason', 'The wrong month.', '--yes', '--json'] as const

/** An import taken back, killed at random moments, the embedded database. */
export const killsTakingBackEmbedded: Proof = {
  name: 'kills-taking-back-embedded',
  title: 'Kills while an import is taken back, on the embedded database',
  prove: place => killTakingBack(place, embedded(place.folder)),
}

/** The same on a PostgreSQL server. */
export const killsTakingBackOnServer: Proof = {
  name: 'kills-taking-back-postgresql',
  title: 'Kills while an import is taken back, on PostgreSQL',
  prove: place => withServer(place.folder, engine => killTakingBack(place, engine)),
}

async function killTakingBack(place: ProofPlace, engine: TrialEngine): Promise<void> {
  const right = await extractUpTo(`${place.folder}/right`, before, children)
  const wrong = await extractUpTo(`${place.folder}/wrong`, after, children)
  const record = await engine.record('taken-back')
  await done(record.where, importing(right))
  const asBefore = await heldIn(record)
  await done(record.where, importing(wrong))
  const published = await heldIn(record)
  must(!sameContent(asBefore, published), 'The extract to take back changes nothing.')
  await record.remember()
  const undisturbed = await run(record.where, takingBack)
  must(undisturbed.code === 0, `Taking back failed: ${undisturbed.err}`)
  mustBeAsBefore(await heldIn(record), asBefore)
  await record.restore()
  const steps: string[] = []
  let tries = 0
  while (steps.length < wanted) {
    must(++tries <= mostTries, `Only ${steps.length} of ${mostTries} kills hit a taking back under way.`)
    const running = start(record.where, takingBack)
    await running.underWay
    await new Promise(resolve => setTimeout(resolve, Math.random() * undisturbed.seconds * 1000))
    running.process.kill('SIGKILL')
    const { code, step, err } = await running.ended
    must(code === undefined || code === 0, `A taking back failed by itself: ${err}`)
    const held = await heldIn(record)
    if (held.version > published.version) {
      mustBeAsBefore(held, asBefore)
      await record.restore()
      continue
    }
    must(code === undefined, 'A taking back ended well and has published nothing.')
    mustBeUntouched(held, published, `After a kill while ${step},`)
    steps.push(step ?? 'starting')
  }
  await done(record.where, takingBack)
  mustBeAsBefore(await heldIn(record), asBefore)
  await done(record.where, importing(wrong))
  must(sameContent(await heldIn(record), published), 'Importing again does not give what the import gave.')
  place.say(
    `${wanted} killed under way (${steps.join(', ')}), ${tries - wanted} more too late to count; after each the version before whole; then taken back, and row for row as before the import; imported again, and as after it`,
  )
}

function mustBeAsBefore(held: Held, asBefore: Held): void {
  must(
    sameContent(held, asBefore),
    `What is held is not what was before the import: ${JSON.stringify({ held, asBefore })}`,
  )
}
