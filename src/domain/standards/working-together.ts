import type { Source } from './standard.ts'

/**
 * The statutory guidance "Working Together to Safeguard Children" as a source: the edition of 2018 and the one that
 * followed it. Places are of knowledge only where the note says so.
 */
export function workingTogether(placeIn2018: string, note?: string): readonly Source[] {
  const more = note === undefined ? {} : { note }
  return [
    {
      document: 'Working Together to Safeguard Children 2018',
      place: placeIn2018,
      inForceFrom: '2018-07-04',
      inForceUntil: '2023-12-14',
      ...more,
    },
    {
      document: 'Working Together to Safeguard Children 2023',
      place: 'chapter 3',
      inForceFrom: '2023-12-15',
      ...more,
    },
  ]
}

/** A page or number that has not been read in the guidance itself. */
export const toBeChecked = 'to be checked against the text'
