/**
 * The 31 March on which the collection year named in a file's path ends: 2020 in "SSDA903_2020_episodes.csv", 2019 in
 * "2018-19/header.csv". The last year named counts.
 */
export function yearEndOfName(name: string): string | undefined {
  let found: number | undefined
  for (const match of name.matchAll(/(?<!\d)(20\d\d)(?:[-_/ ](?:20)?(\d\d))?(?!\d)/g)) {
    if (isInDate(name, match.index)) continue
    const [, year, next] = match
    const spans = next !== undefined && (Number(year) + 1) % 100 === Number(next)
    found = spans ? Number(year) + 1 : Number(year)
  }
  return found === undefined ? undefined : `${found}-03-31`
}

/** Whether the year at a place of a name stands in a date or beside a month: that is when files were made, not of which year. */
function isInDate(name: string, at: number): boolean {
  const [before, after] = [name.slice(0, at), name.slice(at)]
  if (/^\d{4}[-_. ](?:0[1-9]|1[0-2])[-_. ](?:[0-2]\d|3[01])(?!\d)/.test(after)) return true
  if (/(?<!\d)\d{1,2}[-_. ]\d{1,2}[-_. ]$/.test(before)) return true
  if (/(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_. ]?$/i.test(before)) return true
  const month = /^(\d{4})[-_. ](0[1-9]|1[0-2])(?!\d)/.exec(after)
  return month !== null && (Number(month[1]) + 1) % 100 !== Number(month[2])
}
