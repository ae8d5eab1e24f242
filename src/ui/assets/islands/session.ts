import { byItself } from './swap.ts'

const minute = 60

/** How many seconds before a session ends its person is told. */
const aheadOf = (idleMinutes: number) => Math.min(5 * minute, (idleMinutes * minute) / 2)

interface Left {
  /** Seconds until the session ends if nobody uses it. */
  readonly unused: number
  /** Seconds until it ends, used or not. */
  readonly inAll: number
}

/** How long the session has to go, `ended`, or undefined where the server cannot be asked. Nobody's use, unless `isUse`. */
async function ask(isUse = false): Promise<Left | 'ended' | undefined> {
  try {
    const headers = { accept: 'application/json', ...(!isUse && byItself) }
    const answer = await fetch('/account/session', { headers, credentials: 'same-origin', redirect: 'manual' })
    if (answer.ok) return (await answer.json()) as Left
    return answer.status >= 500 || answer.status === 429 ? undefined : 'ended'
  } catch {
    return undefined
  }
}

/** The clock of this computer so many seconds from now: "14:35". */
const clockIn = (seconds: number) => new Date(Date.now() + seconds * 1000).toTimeString().slice(0, 5)

function button(words: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'sl-text-button'
  made.textContent = words
  let from: EventTarget | null = null
  made.addEventListener('focus', event => {
    from = event.relatedTarget
  })
  made.addEventListener('click', () => {
    press()
    // The button goes away: who came to it with the keyboard is put back where they were.
    const place = from instanceof HTMLElement && from.isConnected ? from : document.getElementById('main')
    place?.focus({ preventScroll: true })
  })
  return made
}

/**
 * Tells, some minutes before, that a session is about to end for not being used, with a button that keeps it; and when it
 * has ended. The server is asked each time, as the session may have been used in another tab.
 */
export function startSession(): void {
  const place = document.querySelector<HTMLElement>('[data-session]')
  const idleMinutes = Number(document.body.dataset.idle ?? 0)
  if (!place || !(idleMinutes > 0)) return
  const ahead = aheadOf(idleMinutes)
  let wait: ReturnType<typeof setTimeout> | undefined
  const later = (seconds: number) => {
    clearTimeout(wait)
    wait = setTimeout(() => void look(), seconds * 1000)
  }

  async function look(isUse = false): Promise<void> {
    const left = await ask(isUse)
    if (left === undefined) return later(minute)
    if (left === 'ended') {
      place!.replaceChildren('You have been signed out. Copy what you have not sent before you sign in again.')
      return
    }
    if (left.unused > ahead) {
      place!.replaceChildren()
      return later(left.unused - ahead)
    }
    later(left.unused + 1)
    if (left.unused < left.inAll) {
      place!.replaceChildren(
        `You will be signed out at ${clockIn(left.unused)}, because this page has not been used. `,
        button('Stay signed in', () => void look(true)),
      )
    } else
      place!.replaceChildren(
        `You will be signed out at ${clockIn(left.inAll)}: nobody stays signed in for longer. Send what you are writing before then.`,
      )
  }

  later(idleMinutes * minute - ahead)
}
