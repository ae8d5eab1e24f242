const nothing: ReadonlySet<string> = new Set([
  '',
  'NULL',
  '(null)',
  '<NULL>',
  '<null>',
  '\\N',
  'NaN',
  'nan',
  'NaT',
  '#N/A',
])
const placeholders: ReadonlySet<string> = new Set(['SSD_PH', 'PLACEHOLDER_DATA', 'PLACEHOLDERSTR', 'PLACEHOLDER'])

/**
 * Whether a cleaned cell says nothing: empty, a database's written-out null, or one of the markers that extraction
 * scripts write where a system has no such field (data-specs 2.3). "Null" in mixed case is left alone: it is a surname.
 */
export function isMissing(text: string): boolean {
  if (text.length > 16) return false
  return nothing.has(text) || placeholders.has(text) || (text.length > 5 && placeholders.has(text.toUpperCase()))
}
