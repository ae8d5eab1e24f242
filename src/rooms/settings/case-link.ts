import { numberText } from '../../domain/words/numbers.ts'

/** The setting in which an authority's link to its case system is kept: the text of an address with {id} in it. */
export const caseLinkSetting = 'case-link'

/** What stands in the address for the child's id in the case system. */
const place = '{id}'

const longest = 2000

/**
 * What is wrong with an address as a link to a child in the case system, in words that say what a good one looks like;
 * undefined where nothing is. Only http and https, the id never in the part that says which machine is asked.
 */
export function caseLinkProblem(template: string): string | undefined {
  const example = 'such as https://case-system.example.gov.uk/person/{id}'
  if (template.length > longest) return `The address must be ${numberText(longest)} characters or fewer`
  if (!/^https?:\/\//i.test(template)) return `The address must begin with https:// or http://, ${example}`
  if (!template.includes(place)) return `The address must have {id} where the child's id belongs, ${example}`
  const [one, other] = [filled(template, '1'), filled(template, '2')]
  if (/[\s\p{Cc}]/u.test(template) || one === undefined || other === undefined)
    return `Enter a whole address without spaces, ${example}`
  if (one.origin !== other.origin) return `{id} must come after the name of the case system's machine, ${example}`
  if (one.username !== '' || one.password !== '')
    return `The address must not hold a user name or a password, ${example}`
  return undefined
}

/**
 * Where a child is found in the case system, by the setting's value; undefined where it is not set or no good address,
 * so that a page without it is still whole.
 */
export function caseLinkFor(setting: unknown, childId: string): string | undefined {
  if (typeof setting !== 'string' || caseLinkProblem(setting) !== undefined) return undefined
  // As a step of a path these lead elsewhere, however they are written.
  if (/^\.{0,2}$/.test(childId)) return undefined
  return filled(setting, childId)?.href
}

function filled(template: string, id: string): URL | undefined {
  return URL.parse(template.replaceAll(place, () => encodeURIComponent(id.toWellFormed()))) ?? undefined
}
