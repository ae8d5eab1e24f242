import type { MarkerShape } from './lane-data.ts'

/** The red of what is late, and the pale ground of its hatching. */
export const lateEdge = '#CA3535'
export const latePale = '#FCF5F5'

/** Markers' shapes, about the middle of the marker. */
export const markerShapes: Readonly<Record<MarkerShape, string>> = {
  visit: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  unseen: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM-3.5 3.5 3.5-3.5',
  review: 'M-5-5H5V5H-5z',
  conference: 'M0-7 7 0 0 7-7 0z',
  contact: 'M-1.5-6h3v12h-3z',
  decision: 'M0-6 6 5H-6z',
}

/** Shapes that are an outline: a visit at which nobody says the child was seen is not to look like one that counts. */
export const hollow: ReadonlySet<MarkerShape> = new Set(['unseen'])

/** What each shape means, for the key and the table. */
export const markerWords: Readonly<Record<MarkerShape, string>> = {
  visit: 'Visit, child seen',
  unseen: 'Visit, child not seen or not known to be (hollow, struck through)',
  review: 'Review',
  conference: 'Conference',
  contact: 'Contact or referral',
  decision: 'Decision',
}
