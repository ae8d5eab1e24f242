import { announceResult } from './announce.ts'
import { isShown, swap } from './swap.ts'

/** A GET form's address with what is filled in; empty fields leave no trace in it. */
function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action, location.href)
  const filled = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '') as [
    string,
    string,
  ][]
  address.search = new URLSearchParams(filled).toString()
  return address.href
}

async function go(address: string): Promise<void> {
  if (!(await swap(address))) return location.assign(address)
  history.pushState({ swapped: true }, '', address)
  announceResult()
}

/** Filter forms and their removable tags: the result changes in place, the address with it. */
export function startForms(): void {
  let wait = 0
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    if (!form.matches('form[data-swap]') || form.method !== 'get') return
    event.preventDefault()
    clearTimeout(wait)
    void go(addressOf(form))
  })
  document.addEventListener('change', event => {
    const field = event.target as Element
    const form = field.closest<HTMLFormElement>('form[data-swap]')
    // Typed dates and words wait for the button; ticks and choices are whole at once.
    if (!form || !field.matches('select, [type=checkbox], [type=radio]')) return
    clearTimeout(wait)
    wait = window.setTimeout(() => void go(addressOf(form)), 250)
  })
  document.addEventListener('click', event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-swap-link]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    void go(link.href)
  })
  window.addEventListener('popstate', () => {
    // A link to a place on this page: nothing else is to be shown.
    if (isShown(location.href)) return
    void swap(location.href).then(done => {
      if (done) announceResult()
      else location.reload()
    })
  })
}
