import type { SourceFormat } from '../domain/record/source-row.ts'
import type { ReceivedFile, ReturnFormat } from './format.ts'
import { ImportRefused } from './import-error.ts'
import type { Issue } from './issue.ts'
import { whyUnrecognised } from './why-unrecognised.ts'

/**
 * The format asked for, else the one that recognises the files. Throws `ImportRefused` when there is none, when another
 * than was asked for does, or when the files are of several returns together: which was meant is not guessed.
 */
export async function formatOf(
  files: readonly ReceivedFile[],
  formats: readonly ReturnFormat[],
  asked: SourceFormat | undefined,
  issues: readonly Issue[] = [],
): Promise<ReturnFormat> {
  const known = formats.map(each => `${each.id}: ${each.title}`)
  if (asked !== undefined) {
    const format = formats.find(each => each.id === asked)
    if (format === undefined)
      throw new ImportRefused('format-unknown', `There is no format ${asked}. There are: ${known.join('; ')}.`)
    if (await format.recognises(files)) return format
    const [other] = await recognising(files, formats)
    if (other === undefined) return format
    throw new ImportRefused(
      'format-differs',
      `None of these files is of the format asked for, ${format.title}. They look like ${other.title}: ask for ${other.id}, or for no format. Nothing was taken.`,
    )
  }
  const recognised = await recognising(files, formats)
  const [only, ...others] = recognised
  if (only === undefined)
    throw new ImportRefused(
      'format-unrecognised',
      [`The files are not recognised. ${await whyUnrecognised(files, issues)}`, 'What can be read:', ...known].join(
        '\n',
      ),
    )
  if (others.length > 0) {
    const found = recognised.map(each => each.title).join('; ')
    throw new ImportRefused(
      'format-mixed',
      `These files are more than one return together: ${found}. Send each by itself.`,
    )
  }
  return only
}

async function recognising(files: readonly ReceivedFile[], formats: readonly ReturnFormat[]): Promise<ReturnFormat[]> {
  const found: ReturnFormat[] = []
  for (const format of formats) if (await format.recognises(files)) found.push(format)
  return found
}
