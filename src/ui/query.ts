/** What changes in a URL's query: a value, several, or undefined to take the name out. */
export type QueryChanges = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/**
 * The same address with some of its query changed: sort links, pages of a list, removable filter tags.
 * Only the path and query of a local address; the order of what stays is kept, so that equal views have equal URLs.
 */
export function hrefWith(address: string, changes: QueryChanges): string {
  const [path = '', query = ''] = address.split('#')[0]!.split('?')
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name)
    if (value === undefined || value === '') continue
    for (const each of Array.isArray(value) ? value : [value]) parameters.append(name, String(each))
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}
