import type { SourceFormat } from '../domain/record/source-row.ts'
import type { ReceivedFile, ReturnFormat } from './format.ts'
import { ImportRefused } from './import-error.ts'

/** The format asked for, else the first that recognises the files. Throws `ImportRefused` when there is none. */
export async function formatOf(
  files: readonly ReceivedFile[],
  formats: readonly ReturnFormat[],
  asked: SourceFormat | undefined,
): Promise<ReturnFormat> {
  const known = formats.map(each => `${each.id} (${each.title})`).join(', ')
  if (asked !== undefined) {
    const format = formats.find(each => each.id === asked)
    if (format === undefined)
      throw new ImportRefused('format-unknown', `There is no format ${asked}. There are: ${known}.`)
    return format
  }
  for (const format of formats) if (await format.recognises(files)) return format
  throw new ImportRefused('format-unrecognised', `The files are not recognised as any of these: ${known}.`)
}
