import type { PlotOptions } from '@observablehq/plot'
import { drawingLibrary } from './drawing-library.ts'

/** What every chart says of itself to those who do not see it. */
export interface ChartWords {
  /** Unique on the page; the ids of the title and description come of it. */
  readonly id: string
  /** The finding or the question. */
  readonly title: string
  /** What the shape shows, in a sentence or two; the figures are in the table. */
  readonly description: string
}

/** Text as it may stand in markup. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/**
 * Makes a drawing fit for our pages: no style elements or attributes (the content security policy forbids them; the
 * stylesheet does their work), no names on inner groups, positions to a hundredth, and a title and description.
 */
export function tidyChart(svg: string, { id, title, description }: ChartWords): string {
  const plain = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ style="[^"]*"/g, '')
    .replace(/ aria-(?:label|description|hidden)="[^"]*"/g, '')
    .replace(/-?\d+\.\d{3,}/g, number => String(Math.round(Number(number) * 100) / 100))
  const opening = /^<svg([^>]*)>/.exec(plain)
  if (!opening) throw new RangeError(`The chart "${id}" is not one drawing: give it no legend or caption of Plot's own`)
  const attributes = opening[1]!.replace(/ class="[^"]*"/, '').replace(/ font-family="[^"]*"/, '')
  return (
    `<svg${attributes} class="sl-plot" role="img" aria-labelledby="${id}-title ${id}-desc">` +
    `<title id="${id}-title">${escapeText(title)}</title><desc id="${id}-desc">${escapeText(description)}</desc>` +
    plain.slice(opening[0].length)
  )
}

/** How wide a drawing is before it is fitted to its place. */
export const chartWidth = 720

/** Draws a Plot on the server: an SVG of presentation attributes only, named by its title and description. */
export function drawChart(words: ChartWords, options: PlotOptions): string {
  const { Plot, document } = drawingLibrary()
  const svg = Plot.plot({
    width: chartWidth,
    height: 320,
    document,
    ...options,
    style: { fontSize: '13px' },
  })
  return tidyChart(svg.outerHTML, words).replace(/font-size="10"/, 'font-size="13"')
}
