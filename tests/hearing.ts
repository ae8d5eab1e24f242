/**
 * What is amiss with a page for those who hear it, as far as axe does not say: one h1 that comes first, headings in order,
 * tables with a caption, scopes and row headings, drawings with a name, fields with a label, and no link or button that
 * says only a number or "View". Runs in the page.
 */
export function byHearing(): string[] {
  const amiss: string[] = []
  const says = (each: Element | null | undefined) => (each?.textContent ?? '').trim().replace(/\s+/g, ' ')
  const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(each => each.getClientRects().length > 0)
  const all = (selector: string) => shown.filter(each => each.matches(selector))
  const headings = all('h1, h2, h3, h4, h5, h6')
  if (headings.filter(each => each.tagName === 'H1').length !== 1) amiss.push('not one h1')
  let level = 0
  for (const each of headings) {
    const next = Number(each.tagName[1])
    if (next > level + 1) amiss.push(`"${says(each)}" is an h${next} after an h${level}`)
    level = next
  }
  for (const each of all('a[href], button:not([aria-hidden]), summary')) {
    const name = each.ariaLabel ?? says(each)
    if (name === '' || /^([\d,]+|view|change|open|more|edit|details|table)$/i.test(name)) amiss.push(`"${name}" alone`)
    if (each.ariaLabel && !each.ariaLabel.toLowerCase().includes(says(each).toLowerCase()))
      amiss.push(`called "${each.ariaLabel}", says "${says(each)}"`)
  }
  for (const table of document.querySelectorAll('table')) {
    const caption = says(table.caption)
    if (caption === '') amiss.push('a table without a caption')
    if (table.querySelector('th:not([scope])')) amiss.push(`a heading without a scope in "${caption}"`)
    if (table.querySelector('th a[data-sort-key]') && !table.querySelector('th[aria-sort]'))
      amiss.push(`what sorts "${caption}" is not said`)
  }
  for (const each of document.querySelectorAll('svg:not([aria-hidden=true])'))
    if (each.getAttribute('role') !== 'img' || says(each.querySelector('title')) === '')
      amiss.push('a drawing without a name')
  for (const each of document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea'))
    if (!each.ariaLabel && says(each.labels?.[0]) === '') amiss.push(`${each.name} has no label`)
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id)
  for (const id of new Set(ids)) if (ids.filter(each => each === id).length > 1) amiss.push(`two of id ${id}`)
  for (const name of ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'])
    for (const each of document.querySelectorAll(`[${name}]`))
      for (const id of each.getAttribute(name)!.split(/\s+/))
        if (!document.getElementById(id)) amiss.push(`${name} leads to #${id}, which is nowhere`)
  return [...new Set(amiss)]
}

/**
 * What is amiss with what has the focus: that it has no size, is out of the window, lies under something, or shows its
 * focus by nothing or by yellow on white alone. Empty when nothing is; "at the end" when the focus has left the page.
 * Runs in the page.
 */
export function focusTrouble(): string {
  const focused = document.activeElement
  if (!(focused instanceof HTMLElement) || focused === document.body) return 'at the end'
  if (focused.id === 'main') return ''
  const said = (focused.textContent || focused.getAttribute('name') || '').trim().replace(/\s+/g, ' ').slice(0, 40)
  const called = `${focused.tagName.toLowerCase()} "${said}"`
  const { left, right, top, bottom, width, height } = focused.getBoundingClientRect()
  if (width < 2 || height < 2) return `${called} is not seen`
  if (bottom < 1 || right < 1 || top > innerHeight - 1 || left > innerWidth - 1)
    return `${called} is outside the window`
  const spots = [...focused.getClientRects()].flatMap(each =>
    [0.1, 0.5, 0.9].map(part => [each.left + each.width * part, each.top + each.height / 2] as const),
  )
  const inWindow = spots.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
  const isMine = (at: Element | null) =>
    at !== null &&
    (focused.contains(at) ||
      (focused instanceof HTMLInputElement && [...(focused.labels ?? [])].some(label => label.contains(at))))
  const over = inWindow.map(([x, y]) => document.elementFromPoint(x, y))
  // A point between two lines of a link belongs to what is around it: that lies under the link, not over it.
  const isCovered = over.length > 0 && over.every(at => !isMine(at) && !(at?.contains(focused) && at.closest('th, td')))
  if (isCovered)
    return `${called} lies under ${over[0]?.tagName.toLowerCase()} "${over[0]?.textContent?.trim().slice(0, 40)}"`
  const style = getComputedStyle(focused)
  const dot = focused.matches('.govuk-radios__input, .govuk-checkboxes__input') && focused.nextElementSibling
  const shadow = dot ? getComputedStyle(dot, '::before').boxShadow : style.boxShadow
  // The frameworks' own navigation and skip link mark the focus by yellow with black words and a black line.
  const isOfFramework = focused.matches('[class*=moj-], .govuk-skip-link')
  if (shadow === 'none' && !isOfFramework)
    return `${called} shows its focus by ${style.outlineStyle === 'none' ? 'nothing' : 'yellow alone'}`
  return ''
}
