const nothing: ReadonlySet<string> = new Set([
  '',
  'NULL',
  'null',
  '(null)',
  '<NULL>',
  '<null>',
  '\\N',
  'NaN',
  'nan',
  'NaT',
  '#N/A',
  'N/A',
  'n/a',
])
const placeholders: ReadonlySet<string> = new Set(['SSD_PH', 'PLACEHOLDER_DATA', 'PLACEHOLDERSTR', 'PLACEHOLDER'])

/** What any of them begins with: most cells are settled by their first character. */
const mayBegin: ReadonlySet<number> = new Set(
  [...nothing, ...placeholders].flatMap(each =>
    each === '' ? [] : [each.charCodeAt(0), each.toLowerCase().charCodeAt(0), each.toUpperCase().charCodeAt(0)],
  ),
)

/**
 * Whether a cleaned cell says nothing: empty, "N/A", a database's written-out null, or one of the markers that extraction
 * scripts write where a system has no such field (data-specs 2.3). "Null" in mixed case is left alone: it is a surname.
 */
export function isMissing(text: string): boolean {
  if (text === '') return true
  if (text.length > 16 || !mayBegin.has(text.charCodeAt(0))) return false
  return nothing.has(text) || placeholders.has(text) || (text.length > 5 && placeholders.has(text.toUpperCase()))
}

const notKnown: ReadonlySet<string> = new Set([
  'NOT RECORDED',
  'NOT YET RECORDED',
  'NOT KNOWN',
  'NOT YET KNOWN',
  'NOT STATED',
  'NOT SPECIFIED',
  'NOT ENTERED',
  'NOT PROVIDED',
  'NOT SUPPLIED',
  'NOT COMPLETED',
  'NOT AVAILABLE',
  'NONE RECORDED',
  'NOTHING RECORDED',
  'NO DATA',
  'NO INFORMATION',
  'UNKNOWN',
  'UNSPECIFIED',
  'UNRECORDED',
  'BLANK',
])

/**
 * Whether a cleaned cell says in words that nothing is known, and no more. Only for lists that say so of themselves: a
 * surname may be "Blank", some lists have a code for it, and where a row turns on its code (a legal status, how a placement
 * ended) one that is not known is another thing than none.
 */
export function saysNotKnown(text: string): boolean {
  return (
    text.length <= 20 &&
    notKnown.has(
      text
        .toUpperCase()
        .replace(/[^A-Z]+/g, ' ')
        .trim(),
    )
  )
}
