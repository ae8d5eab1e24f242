import type { BatchState, ImportMode } from '../../store/tables.ts'
import { formatWords } from '../child/index.ts'

const words: Readonly<Record<BatchState, string>> = {
  received: 'Under way',
  compared: 'Waiting to be published',
  'awaiting-confirmation': 'Waiting: too much gone or not taken',
  published: 'Published',
  failed: 'Failed',
  abandoned: 'Abandoned',
  'taken-back': 'Taken back',
  'take-back': 'Took an import back',
}

/** The state of an import in words. */
export function stateOfBatch(state: BatchState): string {
  return words[state]
}

const modes: Readonly<Record<ImportMode, string>> = { replace: '', full: ', every child', delta: ', changes only' }

/** What an import was declared to be, where it is not the usual. */
export function modeWords(mode: ImportMode): string {
  return modes[mode]
}

/** The name of the return or dataset an import is of: "Standard Safeguarding Dataset". */
export function formatTitle(format: string): string {
  return new Map<string, string>(Object.entries(formatWords)).get(format) ?? format
}
