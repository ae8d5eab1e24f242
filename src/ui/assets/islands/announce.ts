let wait: ReturnType<typeof setTimeout> | undefined

/**
 * Reads something out to those who hear the page, once, by a place that is there from the beginning and is never
 * exchanged: what comes into a page with its words already in it is read out by few screen readers.
 */
export function announce(words: string): void {
  const place = document.querySelector('[data-announce]')
  if (!place) return
  // Emptied first: the same words again are news again.
  place.textContent = ''
  clearTimeout(wait)
  wait = setTimeout(() => {
    place.textContent = words
  }, 100)
}

/** Reads out how much there is now, after the person has changed what the page shows. */
export function announceResult(): void {
  const result = document.querySelector('#main [data-result]')?.textContent
  if (result) announce(result.trim().replace(/\s+/g, ' '))
}
