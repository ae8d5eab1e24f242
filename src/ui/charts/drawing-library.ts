import { createRequire } from 'node:module'
import type * as PlotLibrary from '@observablehq/plot'
import type * as Dom from 'linkedom'

export interface DrawingLibrary {
  readonly Plot: typeof PlotLibrary
  /** Plot asks for a browser's document; linkedom's has all of it that drawing needs. */
  readonly document: Document
}

const load = createRequire(import.meta.url)
let loaded: DrawingLibrary | undefined

/**
 * What charts are drawn with. It is loaded with the first chart, or when somebody asks ahead of that: it is a fifth of all
 * that a server would load before it lets people in, and a chart is drawn in the midst of a page, where nothing can wait.
 */
export function drawingLibrary(): DrawingLibrary {
  if (loaded === undefined) {
    const { parseHTML } = load('linkedom') as typeof Dom
    const { document } = parseHTML('<!DOCTYPE html><html><body></body></html>')
    loaded = { Plot: load('@observablehq/plot') as typeof PlotLibrary, document: document as unknown as Document }
  }
  return loaded
}
