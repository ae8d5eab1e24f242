const secondClick = 1000

/** Print buttons appear; links that look like buttons take the space bar; a double click sends a form once. */
export function startButtons(): void {
  for (const each of document.querySelectorAll<HTMLButtonElement>('[data-print][hidden]')) {
    each.hidden = false
    each.addEventListener('click', () => window.print())
  }
  for (const each of document.querySelectorAll<HTMLElement>('.govuk-button:not([data-ready])')) {
    each.dataset.ready = ''
    if (each.role === 'button') {
      each.addEventListener('keydown', event => {
        if (event.key !== ' ') return
        event.preventDefault()
        each.click()
      })
    }
    if (each.dataset.preventDoubleClick === 'true') {
      let last = -Infinity
      each.addEventListener('click', event => {
        if (event.timeStamp - last < secondClick) event.preventDefault()
        last = event.timeStamp
      })
    }
  }
}

/** A form that was not taken: the reader begins at what is wrong with it. */
export function focusErrors(): void {
  const summary = document.querySelector<HTMLElement>('.govuk-error-summary')
  if (!summary) return
  summary.tabIndex = -1
  summary.focus()
}
