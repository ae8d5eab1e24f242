import type { Issue } from '../issue.ts'
import { combined, type FileOnDisk, FileReceived, type Received } from './received.ts'

/** What was received, in a form that another thread can be given. */
export interface HandedOver {
  readonly files: readonly (Omit<FileOnDisk, 'content'> & { readonly content: ArrayBuffer | undefined })[]
  readonly issues: readonly Issue[]
  readonly within: string | undefined
}

/**
 * Makes files on disk ready to be given to another thread, with what may be moved there instead of being copied. They are
 * not to be read here any more. Throws TypeError where some are of an archive.
 */
export function handOver({ files, issues, within }: Received): { handed: HandedOver; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = []
  const handed = files.map(each => {
    if (!(each instanceof FileReceived)) throw new TypeError('Files of an archive cannot be handed over.')
    const { content, ...known } = each.onDisk
    each.letGo()
    // The content is all there is in its buffer.
    const whole = content?.buffer as ArrayBuffer | undefined
    if (whole !== undefined) transfer.push(whole)
    return { ...known, content: whole }
  })
  return { handed: { files: handed, issues, within }, transfer }
}

/** The files handed over by another thread, as if they had been received here. */
export function takenOver({ files, issues, within }: HandedOver): Received {
  return combined(
    files.map(({ content, ...known }) => new FileReceived({ ...known, content: content && Buffer.from(content) })),
    issues,
    { within },
  )
}
