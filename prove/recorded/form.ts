import { parseHTML } from 'linkedom'

/** A form as a browser without scripts would send it. */
export interface Form {
  readonly action: string
  readonly fields: URLSearchParams
}

/** The choices a form offers under a name: those of a list, or of what is ticked. */
type Choices = (name: string) => string[]

/** Reads the form of a page that has a field of this name. Throws where there is none. */
export function formWith(field: string, html: string): Form & { readonly choices: Choices } {
  const { document } = parseHTML(html)
  const form = [...document.querySelectorAll('form')].find(each => each.querySelector(`[name="${field}"]`) !== null)
  if (form === undefined) throw new Error(`The page has no form with ${field}.`)
  const fields = new URLSearchParams()
  for (const each of form.querySelectorAll('input, textarea, select')) {
    const name = each.getAttribute('name')
    if (name === null) continue
    const type = each.getAttribute('type')
    if ((type === 'radio' || type === 'checkbox') && !each.hasAttribute('checked')) continue
    if (each.localName === 'textarea') fields.append(name, each.textContent ?? '')
    else if (each.localName === 'select') fields.append(name, chosenIn(each))
    else fields.append(name, each.getAttribute('value') ?? '')
  }
  const choices = (name: string) =>
    [...form.querySelectorAll(`select[name="${name}"] option, input[name="${name}"]`)].flatMap(
      each => each.getAttribute('value') || [],
    )
  return { action: form.getAttribute('action') ?? '', fields, choices }
}

function chosenIn(select: Element): string {
  const options = [...select.querySelectorAll('option')]
  return (options.find(each => each.hasAttribute('selected')) ?? options[0])?.getAttribute('value') ?? ''
}
