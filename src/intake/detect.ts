import type { ReceivedFile, ReturnFormat } from './format.ts'
import type { Issue } from './issue.ts'

export type Detected =
  | { readonly format: ReturnFormat }
  /** None recognises the files, or more than one does. */
  | { readonly issue: Issue; readonly candidates: readonly ReturnFormat[] }

/** Which of the formats the files are in. Files of two returns together are not guessed at. */
export async function detectFormat(
  files: readonly ReceivedFile[],
  formats: readonly ReturnFormat[],
): Promise<Detected> {
  const candidates: ReturnFormat[] = []
  for (const format of formats) if (await format.recognises(files)) candidates.push(format)
  if (candidates.length === 1) return { format: candidates[0]! }
  const titles = (candidates.length > 0 ? candidates : formats).map(each => each.title).join('; ')
  const issue: Issue =
    candidates.length === 0
      ? {
          file: files[0]?.name ?? '',
          code: 'format-unknown',
          severity: 'error',
          message: files.length === 0 ? 'There are no files to read.' : 'These files are no return that is known here.',
          remedy: `Send one of these: ${titles}.`,
        }
      : {
          file: files[0]!.name,
          code: 'format-mixed',
          severity: 'error',
          message: `These files are more than one return together: ${titles}.`,
          remedy: 'Send each return by itself.',
        }
  return { issue, candidates }
}
