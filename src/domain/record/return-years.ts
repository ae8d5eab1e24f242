/**
 * The table of the collection years in which a yearly return (census, 903) told of a child: one row a child and year.
 * Nothing of a child's own: it says of which years something missing is known to be missing.
 */
export const returnYearsTable = 'return_years'

/** Its columns: the 31 March on which the year ends, and from when the return tells of reviews, if it held a file of them. */
export const returnYearColumns = { yearEnd: 'rety_year_end_date', reviewsFrom: 'rety_reviews_from_date' } as const

/** And, of each table whose rows end, which of the child's the return told as still open: their keys, as a JSON array. */
export function openColumnOf(table: string): string {
  return `rety_open_${table}`
}

/** The first day of the collection year that ends on a 31 March, both as "2019-03-31". */
export function yearStartOf(yearEnd: string): string {
  return `${String(Number(yearEnd.slice(0, 4)) - 1).padStart(4, '0')}-04-01`
}

/** The 31 March on or after a date. */
export function yearEndOf(date: string): string {
  const year = Number(date.slice(0, 4))
  return `${date.slice(5) <= '03-31' ? year : year + 1}-03-31`
}
