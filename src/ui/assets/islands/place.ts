/** Where the reader is on the page: kept while the page's content is exchanged for a newer one. */
export interface Place {
  readonly focus: string | undefined
  readonly caret: readonly [number, number] | undefined
  readonly open: ReadonlySet<string>
  readonly closed: ReadonlySet<string>
  readonly scrolls: readonly (readonly [number, number])[]
  /** What the address led to, where it is still marked so: the mark is lost with the element. */
  readonly target: string | undefined
  readonly x: number
  readonly y: number
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** What folds a list on a phone says how much it folds, which new data changes: it is called by where it stands. */
const foldOf = (element: Element) =>
  element.matches('details, summary') ? element.closest('.sl-table__fold, .sl-table__rest') : null

/** What an element is told apart by: a link by where it leads, as the number it says changes with the data. */
function says(element: Element): string {
  const href = element.getAttribute('href')
  if (href !== null) return `${element.tagName}|${href}`
  const { tagName, textContent } = element
  return [tagName, element.getAttribute('name'), element.getAttribute('value'), textContent?.trim().slice(0, 80)].join(
    '|',
  )
}

/** A name for an element that its successor will have too: id, or what tells it apart and how many are alike before it. */
function nameOf(element: Element, among: readonly Element[]): string {
  if (element.id !== '') return `#${element.id}`
  const fold = foldOf(element)
  if (fold) {
    const alike = among.filter(each => each.tagName === element.tagName && foldOf(each)?.className === fold.className)
    return `${element.tagName}|${fold.className}|${alike.indexOf(element)}`
  }
  const own = says(element)
  let before = 0
  for (const each of among) {
    if (each === element) break
    if (each.tagName === element.tagName && says(each) === own) before += 1
  }
  return `${own}|${before}`
}

function named(main: Element, selector: string): Map<string, Element> {
  const all = [...main.querySelectorAll(selector)]
  return new Map(all.map(each => [nameOf(each, all), each]))
}

const isTextField = (element: Element | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && /^(text|search|tel|url|password)$/.test(element.type)

/** Notes the place inside `main`. */
export function placeIn(main: Element): Place {
  const active = document.activeElement
  const inside = active && main.contains(active) && active !== main
  const all = inside ? [...main.querySelectorAll(focusable)] : []
  const details = [...named(main, 'details')] as [string, HTMLDetailsElement][]
  return {
    focus: inside ? nameOf(active, all) : undefined,
    caret: isTextField(active) ? [active.selectionStart ?? 0, active.selectionEnd ?? 0] : undefined,
    open: new Set(details.filter(([, each]) => each.open).map(([name]) => name)),
    closed: new Set(details.filter(([, each]) => !each.open).map(([name]) => name)),
    scrolls: [...main.querySelectorAll('[data-scrolls]')].map(each => [each.scrollLeft, each.scrollTop] as const),
    target: main.querySelector(':target')?.id,
    x: window.scrollX,
    y: window.scrollY,
  }
}

/** Opens what folds the row or group away that an address led to, which was open only for being led to. */
function unfold(id: string): void {
  const element = document.getElementById(id)
  const fold =
    element?.closest('tbody')?.querySelector<HTMLDetailsElement>('.sl-table__fold') ??
    element?.closest('.sl-table')?.querySelector<HTMLDetailsElement>('.sl-table__rest')
  if (fold) fold.open = true
}

/** Goes back to the place inside the new content, as far as it is still there. */
export function returnTo(main: HTMLElement, place: Place): void {
  for (const [name, each] of named(main, 'details')) {
    if (place.open.has(name)) (each as HTMLDetailsElement).open = true
    else if (place.closed.has(name)) (each as HTMLDetailsElement).open = false
  }
  if (place.target !== undefined) unfold(place.target)
  const boxes = main.querySelectorAll('[data-scrolls]')
  place.scrolls.forEach(([left, top], index) => {
    boxes[index]?.scrollTo(left, top)
  })
  if (place.focus !== undefined) {
    const again = named(main, focusable).get(place.focus)
    if (again instanceof HTMLElement) {
      again.focus({ preventScroll: true })
      if (isTextField(again) && place.caret) again.setSelectionRange(place.caret[0], place.caret[1])
    } else main.focus({ preventScroll: true })
  }
  window.scrollTo(place.x, place.y)
}
