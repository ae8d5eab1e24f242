import type { BatchState } from '../../store/tables.ts'

const words: Readonly<Record<BatchState, string>> = {
  received: 'Under way',
  compared: 'Waiting to be published',
  'awaiting-confirmation': 'Waiting: too much would be gone',
  published: 'Published',
  failed: 'Failed',
  abandoned: 'Abandoned',
}

/** The state of an import in words. */
export function stateOfBatch(state: BatchState): string {
  return words[state]
}
