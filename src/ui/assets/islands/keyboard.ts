import { isOn, turn } from './choice.ts'

const key = 'sightline-shortcuts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]')

/** The first thing to press in the row after (or before) the one that has the focus. */
function moveRow(from: Element, step: 1 | -1): void {
  const row = from.closest('tbody tr')
  const rows = [...(from.closest('table')?.querySelectorAll('tbody tr') ?? [])].filter(
    each => each === row || (each.getClientRects().length > 0 && each.querySelector('a, input, button')),
  )
  const next = row ? rows[rows.indexOf(row) + step] : rows[0]
  next?.querySelector<HTMLElement>('a, button, input')?.focus()
}

/** "/" goes to the search, j and k along the rows of the table that has the focus. One button turns them off. */
export function startKeyboard(): void {
  const note = document.querySelector<HTMLElement>('[data-shortcuts]')
  const button = note?.querySelector('button')
  const words = note?.querySelector<HTMLElement>('[data-shortcuts-words]')
  const show = () => {
    if (words) words.hidden = !isOn(key)
    if (button) button.textContent = `Turn keyboard shortcuts ${isOn(key) ? 'off' : 'on'}`
  }
  if (note && document.getElementById('search')) note.hidden = false
  show()
  button?.addEventListener('click', () => {
    turn(key, !isOn(key))
    show()
  })
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !isOn(key)) return
    if (event.key === '/') {
      const search = document.getElementById('search')
      if (!search) return
      event.preventDefault()
      search.focus()
    } else if (
      (event.key === 'j' || event.key === 'k') &&
      event.target instanceof Element &&
      event.target.closest('table')
    ) {
      event.preventDefault()
      moveRow(event.target, event.key === 'j' ? 1 : -1)
    }
  })
}
