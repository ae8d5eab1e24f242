/** How long somebody has to pause before what they wrote is kept, and how long until a lost connection is tried again. */
const pause = 1500
const again = 4000

type Kept = { readonly revision: number } | { readonly conflict: string }

/** Forms marked data-autosave are kept as they are written; the page says whether what is on it is kept. */
export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]:not([data-ready])')) {
    form.dataset.ready = ''
    keep(form)
  }
}

function keep(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-autosave-status]')
  const revision = form.elements.namedItem('revision') as HTMLInputElement
  let wait: ReturnType<typeof setTimeout> | undefined
  let written = 0
  let kept = 0
  let sending = false
  let stopped = false

  const say = (words: string, isTrouble = false) => {
    if (!status) return
    status.textContent = words
    status.classList.toggle('sl-autosave--trouble', isTrouble)
  }
  const soon = (after: number) => {
    clearTimeout(wait)
    wait = setTimeout(() => void send(), after)
  }

  async function send(): Promise<void> {
    if (sending || stopped || written === kept) return
    sending = true
    const upTo = written
    try {
      const answer = await fetch(form.action, { method: 'POST', body: asSent(form), credentials: 'same-origin' })
      if (answer.redirected || answer.status === 401 || answer.status === 403)
        say('Not kept: you are signed out. Sign in again in another tab; what you wrote stays here.', true)
      else if (!answer.ok) throw new Error(String(answer.status))
      else {
        const told = (await answer.json()) as Kept
        if ('conflict' in told) {
          stopped = true
          say(`Not kept: ${told.conflict} changed this note meanwhile. Choose “Keep as a draft” to see both.`, true)
        } else {
          revision.value = String(told.revision)
          kept = upTo
          history.replaceState(history.state, '', form.action)
          if (written === kept) say(`Kept as a draft at ${new Date().toTimeString().slice(0, 5)}.`)
        }
      }
    } catch {
      say('Not kept: the connection is lost. What you wrote stays here, and it is tried again.', true)
    } finally {
      sending = false
    }
    if (!stopped && written !== kept) soon(again)
  }

  form.addEventListener('input', () => {
    written++
    if (!stopped) {
      if (!status?.classList.contains('sl-autosave--trouble')) say('Writing ...')
      soon(pause)
    }
  })
  form.addEventListener('submit', () => {
    clearTimeout(wait)
    stopped = true
    kept = written
  })
  window.addEventListener('online', () => soon(0))
  window.addEventListener('beforeunload', event => {
    if (written !== kept) event.preventDefault()
  })
}

/** The form as it stands, saying that nobody pressed a button. */
function asSent(form: HTMLFormElement): URLSearchParams {
  const sent = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value)
  sent.set('do', 'autosave')
  return sent
}
