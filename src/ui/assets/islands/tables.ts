import { announce } from './announce.ts'
import { nowShows } from './swap.ts'

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** Compares two cells' sort values; what is missing comes last whichever way round. */
function compare(a: string | undefined, b: string | undefined, descending: boolean): number {
  if (a === b) return 0
  if (a === undefined || a === '') return 1
  if (b === undefined || b === '') return -1
  const [x, y] = [Number(a), Number(b)]
  const order = Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y
  return descending ? -order : order
}

const marks = { none: 'M3 6 6 2l3 4M3 8l3 4 3-4', ascending: 'M2 9 6 4l4 5z', descending: 'M2 5l4 5 4-5z' }

function mark(heading: HTMLTableCellElement, order: keyof typeof marks): void {
  heading.ariaSort = order
  heading.querySelector('.sl-sort__mark path')?.setAttribute('d', marks[order])
  const link = heading.querySelector<HTMLAnchorElement>('a[data-sort-key]')
  const next = order === 'ascending' ? link?.dataset.descending : link?.dataset.ascending
  if (link && next !== undefined) link.href = next
}

function sort(table: HTMLTableElement, heading: HTMLTableCellElement): void {
  const descending = heading.ariaSort === 'ascending'
  const at = heading.cellIndex
  for (const body of table.tBodies) {
    const rows = [...body.rows]
    const fixed = rows.filter(each => each.classList.contains('sl-table__group'))
    const free = rows.filter(each => !fixed.includes(each))
    const value = (row: HTMLTableRowElement) => row.cells[at]?.dataset.sort
    body.append(...fixed, ...free.toSorted((a, b) => compare(value(a), value(b), descending)))
  }
  for (const each of table.querySelectorAll<HTMLTableCellElement>('th[aria-sort]')) mark(each, 'none')
  mark(heading, descending ? 'descending' : 'ascending')
  announce(`Sorted by ${heading.textContent.trim()}, ${descending ? 'descending' : 'ascending'}`)
}

const columnThatStays = (table: HTMLTableElement) =>
  table.querySelector<HTMLElement>('tbody th[scope="row"]')?.offsetWidth ?? 0

/** A heading that takes the focus under the column that stays is moved clear of it: the browser takes it to be in view. */
function uncover(box: HTMLElement, heading: Element): void {
  const table = heading.closest('table')
  if (!table || heading.closest('th')?.cellIndex === 0 || box.classList.contains('sl-table--fits')) return
  const clear = box.getBoundingClientRect().left + columnThatStays(table)
  const { left } = heading.getBoundingClientRect()
  if (left < clear) box.scrollLeft -= clear - left
}

/** A box whose content is wider than it takes the focus, so that keys can scroll it; a table that fits needs no box. */
function measure(box: HTMLElement): void {
  const table = box.querySelector('table')
  const fits = table ? table.offsetWidth <= box.clientWidth + 1 : box.scrollWidth <= box.clientWidth
  if (table) {
    box.classList.toggle('sl-table--fits', fits)
    box.style.setProperty('--sl-headings', `${table.tHead?.offsetHeight ?? 0}px`)
  }
  if (fits) {
    for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name)
    return
  }
  if (table) box.style.scrollPaddingLeft = `${columnThatStays(table)}px`
  box.tabIndex = 0
  box.role = 'region'
  box.ariaLabel = `${box.querySelector('caption, title')?.textContent ?? 'Table'}, scrolls sideways`
}

const watcher = new ResizeObserver(entries => {
  for (const each of entries) measure(each.target as HTMLElement)
})

/** Sorts at once where all the rows are here, and writes the address that would have done it; measures scroll boxes. */
export function startTables(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]:not([data-ready])')) {
    table.dataset.ready = ''
    table.addEventListener('click', event => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-sort-key]')
      const heading = link?.closest('th')
      if (!link || !heading || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const address = new URL(link.href)
      sort(table, heading)
      history.replaceState(history.state, '', address)
      nowShows(address.href)
    })
  }
  for (const box of document.querySelectorAll<HTMLElement>('[data-scrolls]:not([data-measured])')) {
    box.dataset.measured = ''
    box.addEventListener('focusin', event => {
      if (event.target instanceof Element && event.target.closest('thead')) uncover(box, event.target)
    })
    watcher.observe(box)
    measure(box)
    // A journey is read from its end.
    if (box.dataset.scrolls === 'end') box.scrollLeft = box.scrollWidth
  }
}
