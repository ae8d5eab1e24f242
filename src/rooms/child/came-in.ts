import type { RowOrigin, SourceFormat } from '../../domain/record/source-row.ts'
import { numberText } from '../../domain/words/numbers.ts'
import { tableOf } from '../../intake/formats/ssd/table-name.ts'
import { fileShapes } from '../../intake/formats/ssda903/files.ts'
import { templateOf } from '../../intake/formats/templates/index.ts'
import type { ImportedRow } from '../../store/index.ts'

/** The returns and datasets that rows come in. */
export const formatWords: Readonly<Record<RowOrigin, string>> = {
  ssd: 'Standard Safeguarding Dataset',
  'cin-census': 'Children in need census',
  ssda903: 'SSDA903',
  sightline: 'Sightline’s own templates',
  recorded: 'recorded in Sightline',
}

/**
 * The file an imported row came from, in words, by the files its import received. A row is kept with its import, not
 * with its file: where the files' names do not tell, it says of how many it is one.
 */
export function cameFrom({ table, format }: ImportedRow, files: readonly string[] = []): string {
  if (format === 'recorded') return 'recorded in Sightline'
  if (files.length === 0) return 'no file kept'
  const likely = files.length === 1 ? files : files.filter(each => holds[format](each, table))
  if (likely.length === 1) return likely[0]!
  if (likely.length > 1 && likely.length <= 3) return likely.join(' or ')
  return `one of ${numberText(likely.length || files.length)} files`
}

/** Whether a file of this name is one that fills a table. */
const holds: Readonly<Record<SourceFormat, (file: string, table: string) => boolean>> = {
  ssd: (file, table) => tableOf(file)?.table === table,
  'cin-census': file => /\.xml$/i.test(file),
  sightline: (file, table) => templateOf(file)?.table === table,
  ssda903: (file, table) => {
    const name = file.split('/').at(-1)!.toLowerCase()
    return Object.entries(fileShapes).some(([kind, { fills }]) => table in fills && namesOf(kind).test(name))
  },
}

/** What a file of the return is called, as far as its name says so. */
function namesOf(kind: string): RegExp {
  if (kind === 'previous') return /prev/
  if (kind === 'placed') return /plac(?:ed|ement)|should_be_placed/
  if (kind === 'workers') return /worker|sw_ep/
  if (kind === 'episodes') return /^(?!.*(?:worker|sw_)).*episode/
  return new RegExp(`(?:^|[^a-z0-9])${kind}`)
}
