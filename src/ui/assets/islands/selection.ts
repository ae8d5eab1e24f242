import { numberText } from '../../../domain/words/numbers.ts'

const boxesNamed = (name: string) =>
  [...document.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')].filter(each => each.name === name)

function count(name: string): void {
  const boxes = boxesNamed(name)
  const ticked = boxes.filter(each => each.checked).length
  for (const all of document.querySelectorAll<HTMLInputElement>(`[data-select-all="${CSS.escape(name)}"] input`)) {
    all.checked = ticked > 0 && ticked === boxes.length
    all.indeterminate = ticked > 0 && ticked < boxes.length
  }
  for (const bar of document.querySelectorAll<HTMLElement>(`[data-selection="${CSS.escape(name)}"]`)) {
    const words = bar.querySelector('[data-selection-count]')
    if (words) words.textContent = ticked === 0 ? '' : `${numberText(ticked)} selected`
  }
}

/** A box in the heading that ticks all the rows, and the number ticked in the bar that acts on them. */
export function startSelection(): void {
  for (const cell of document.querySelectorAll<HTMLElement>('[data-select-all]:not([data-ready])')) {
    const name = cell.dataset.selectAll ?? ''
    cell.dataset.ready = ''
    const label = document.createElement('label')
    label.className = 'sl-tick'
    const box = document.createElement('input')
    box.type = 'checkbox'
    const words = document.createElement('span')
    words.className = 'sl-tick__words'
    words.textContent = 'Select all rows'
    label.append(box, words)
    cell.replaceChildren(label)
    box.addEventListener('change', () => {
      for (const each of boxesNamed(name)) each.checked = box.checked
      count(name)
    })
    cell.closest('table')?.addEventListener('change', () => count(name))
    count(name)
  }
}
