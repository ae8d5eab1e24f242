import { placeIn, returnTo } from './place.ts'

/** The parts of a page that are exchanged; the rest (header, navigation, footer) stays. */
const parts = ['.data-line', '.govuk-breadcrumbs', '#main']

const after: (() => void)[] = []

const withoutPlace = (address: string) => {
  const { origin, pathname, search } = new URL(address, location.href)
  return `${origin}${pathname}${search}`
}

let shownAt = withoutPlace(location.href)

/** Notes that the page shows what an address would show. */
export function nowShows(address: string): void {
  shownAt = withoutPlace(address)
}

/** Whether the page already shows what an address would show, whatever place on it the address names. */
export function isShown(address: string): boolean {
  return withoutPlace(address) === shownAt
}

let asked: AbortController | undefined

/** Called each time the page's content has been exchanged. */
export function onSwap(work: () => void): void {
  after.push(work)
}

/** Says to the server that nobody asked for the page: it keeps no session open. */
export const byItself = { 'sightline-by-itself': '1' }

/**
 * Fetches a page and exchanges the content of this one for it, keeping focus, scroll and open details.
 * False when that cannot be: no answer, another place than asked for (a sign-in page), no page at all. With
 * `stillWanted` the page does so by itself, as long as that is true.
 */
export async function swap(address: string, stillWanted?: () => boolean): Promise<boolean> {
  asked?.abort()
  const mine = (asked = new AbortController())
  let text: string
  try {
    const answer = await fetch(address, {
      credentials: 'same-origin',
      signal: mine.signal,
      headers: { accept: 'text/html', ...(stillWanted && byItself) },
    })
    const there = new URL(answer.url)
    if (!answer.ok || there.pathname !== new URL(address, location.href).pathname) return false
    text = await answer.text()
  } catch {
    return mine.signal.aborted
  }
  if (mine.signal.aborted || stillWanted?.() === false) return true
  const page = new DOMParser().parseFromString(text, 'text/html')
  const main = document.getElementById('main')
  if (!main || !page.getElementById('main')) return false
  const place = placeIn(main)
  for (const part of parts) {
    const mineNow = document.querySelector(part)
    const theirs = page.querySelector(part)
    if (mineNow?.id === 'main' && theirs) mineNow.replaceChildren(...theirs.childNodes)
    else if (mineNow && theirs) mineNow.replaceWith(theirs)
  }
  document.title = page.title
  nowShows(address)
  for (const work of after) work()
  returnTo(main, place)
  return true
}
