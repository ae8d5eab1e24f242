/** The return a row came from. Where two tell of the same event, the richer one is believed: ssd first. 'sightline' is Sightline's own templates. */
export type SourceFormat = 'ssd' | 'cin-census' | 'ssda903' | 'sightline'

/** Where a row of the record is from: a return, or Sightline itself, where it was recorded in the browser. */
export type RowOrigin = SourceFormat | 'recorded'

/**
 * One imported row as the record holds it: whatever the return, in the words of the SSD. `table` is the SSD table
 * without its prefix ("cp_visits"); `data` is keyed by SSD column name, dates as "2019-05-01", yes/no as "Y"/"N",
 * codes as listed in the SSD or, where unknown, as they came. Columns with nothing in them are left out.
 */
export interface SourceRow {
  readonly table: string
  readonly format: RowOrigin
  /** The natural key within table and format: stable between extracts. */
  readonly key: string
  readonly childId: string
  readonly data: Readonly<Record<string, string>>
}
