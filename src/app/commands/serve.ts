import { readdirSync } from 'node:fs'
import type { ReadModel } from '../../analysis/index.ts'
import { controlPath } from '../../server/control-path.ts'
import { type RunCommand, serveControl } from '../../server/control-socket.ts'
import { type Command, textOption } from '../command.ts'
import { type Io, UsageError } from '../io.ts'
import type { Workplace } from '../workplace.ts'

/** Serves the pages until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: 'serve the pages',
  usage: '[--port N] [--authority CODE] [--watch DIR]',
  help: '--watch DIR   import what lands in the folder, as SIGHTLINE_WATCH does',
  options: { port: { type: 'string' }, authority: { type: 'string' }, watch: { type: 'string' } },
  works: 'on the record',
  async run({ options, io, workplace }) {
    // Nothing that takes long to load comes before the record begins to open.
    const opening = workplace().then(async place => {
      const { chooseAuthority } = await import('../workplace.ts')
      const authority = await chooseAuthority(place.store, textOption(options, 'authority'))
      const { loadModel } = await import('../read-model.ts')
      const model = loadModel(place.store, authority)
      model.catch(() => {})
      return { place, authority, model }
    })
    opening.catch(() => {})
    await loadPages()
    const { place, authority, model } = await opening
    return serveUntilStopped(place, authority, io, {
      model,
      port: textOption(options, 'port'),
      watch: textOption(options, 'watch'),
      folder: String(options.data),
    })
  },
}

/**
 * Loads what pages are made of, which takes as long as opening the record does in a thread of its own. After each part
 * what has come from there is taken up, so that reading begins as soon as the record is open.
 */
async function loadPages(): Promise<void> {
  const rooms = new URL('../../rooms/', import.meta.url)
  const folders = readdirSync(rooms, { withFileTypes: true }).filter(each => each.isDirectory())
  const parts = [
    () => import('../read-model.ts'),
    () => import('../../ui/index.ts'),
    () => import('../../server/app.ts'),
    ...folders.map(
      ({ name }) =>
        () =>
          import(new URL(`${name}/index.ts`, rooms).href),
    ),
    () => import('../serve.ts'),
  ]
  for (const load of parts) {
    await new Promise(resolve => setImmediate(resolve))
    await load()
  }
}

/** Serves, says where, and comes back when the process is asked to stop. */
export async function serveUntilStopped(
  place: Workplace,
  authority: string,
  io: Io,
  {
    port,
    watch,
    folder,
    more = '',
    model,
  }: {
    port: string | undefined
    watch?: string | undefined
    folder: string
    more?: string
    /** The authority's read model, where somebody has begun to load it. */
    model?: Promise<ReadModel>
  },
): Promise<number> {
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError('--port takes a whole number')
  const { settingsFrom } = await import('../../server/settings.ts')
  const { intakeInThread } = await import('../intake/thread.ts')
  const settings = settingsFrom(
    {
      ...io.env,
      SIGHTLINE_DATA: folder,
      ...(port === undefined ? {} : { PORT: port }),
      ...(watch === undefined ? {} : { SIGHTLINE_WATCH: watch }),
    },
    io.cwd,
  )
  const intake = intakeInThread(place.store, place.filesFolder, settings.databaseUrl?.reveal())
  const open: Workplace = { ...place, intake, served: settings }
  const { serveAuthority } = await import('../serve.ts')
  const serving = await serveAuthority(open, authority, settings, { model })
  let stopControl: (() => Promise<void>) | undefined
  try {
    if (place.store.engine === 'pglite') stopControl = await serveControl(controlPath(folder), runHere(open))
  } catch (error) {
    // It would go on listening, without a record.
    await serving.close()
    throw error
  }
  io.out(`Sightline is at ${serving.address}\n${more}Stop it with Ctrl+C.\n`)
  await serving.untilStopped(async () => stopControl?.())
  return 0
}

/** Runs commands that others of the same owner ask for while this process has the record. */
function runHere(place: Workplace): RunCommand {
  return async (argv, io) => {
    if (argv[0] === 'serve' || argv[0] === 'demo') {
      io.err('Sightline is being served from this folder already.\n')
      return 1
    }
    const { main } = await import('../main.ts')
    return main(argv, io, place)
  }
}
