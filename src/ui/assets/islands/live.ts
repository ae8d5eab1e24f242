import { isOn, turn } from './choice.ts'
import { swap } from './swap.ts'

const key = 'sightline-updates'

const news = () => document.querySelector<HTMLElement>('[data-news]')
const shown = () => Number(document.querySelector<HTMLElement>('.data-line')?.dataset.version ?? 0)

let pressing = false

/** Notes a pointer that is down: a click is lost when what it began on is gone by the time it ends. */
function watchPointer(): void {
  document.addEventListener('pointerdown', () => (pressing = true), true)
  for (const end of ['pointerup', 'pointercancel'])
    document.addEventListener(end, () => setTimeout(() => (pressing = false)), true)
}

/** Whether the person is in the middle of something in the page that an exchange would take away. */
function isBusy(main: HTMLElement): boolean {
  if (pressing) return true
  const active = document.activeElement
  if (active instanceof HTMLElement && main.contains(active) && active.matches('textarea, select, [contenteditable]'))
    return true
  if (
    active instanceof HTMLInputElement &&
    main.contains(active) &&
    !/^(checkbox|radio|button|submit)$/.test(active.type)
  )
    return true
  for (const each of main.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')) {
    if (
      each.type === 'checkbox' || each.type === 'radio'
        ? each.checked !== each.defaultChecked
        : each.value !== each.defaultValue
    )
      return true
  }
  for (const each of main.querySelectorAll('textarea')) if (each.value !== each.defaultValue) return true
  for (const each of main.querySelectorAll('option'))
    if (each.selected !== each.defaultSelected && each.defaultSelected) return true
  const selection = getSelection()
  return selection !== null && !selection.isCollapsed && main.contains(selection.anchorNode)
}

/** Milliseconds until news that asks for nothing leaves again. */
const shownFor = 15_000
let leaving: ReturnType<typeof setTimeout> | undefined

function say(words: string, show?: () => void): void {
  const line = news()
  if (!line) return
  line.textContent = words
  clearTimeout(leaving)
  if (!show) leaving = setTimeout(() => line.replaceChildren(), shownFor)
  if (show) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sl-text-button'
    button.textContent = 'Show it'
    button.addEventListener('click', () => {
      show()
      // The button goes away: whoever pressed it goes on with what is shown.
      document.getElementById('main')?.focus({ preventScroll: true })
    })
    line.append(' ', button)
  }
}

async function take(version: number): Promise<void> {
  if (version <= shown()) return
  const main = document.getElementById('main')
  if (!main) return
  const show = () =>
    void swap(location.href).then(done => (done ? say('The page shows the new data.') : location.reload()))
  if (!isOn(key) || isBusy(main)) {
    say('New data has arrived.', show)
    return
  }
  if ((await swap(location.href, () => !isBusy(main))) && shown() >= version) say('New data has arrived and is shown.')
  else say('New data has arrived.', show)
}

interface JobNews {
  readonly id: string
  readonly state: 'running' | 'done' | 'failed'
}

let following = 0

/** Keeps a page of long work (`data-job`) at what is known of it; at its end the server says where to go. */
function follow({ id, state }: JobNews): void {
  if (document.querySelector<HTMLElement>('[data-job]')?.dataset.job !== id) return
  const now = Date.now()
  if (state === 'running' && now - following < 1000) return
  following = now
  if (state === 'running') void swap(location.href, () => true)
  else location.reload()
}

/** A button at the foot of the page: whether new data is shown when it arrives, or when the person asks. */
function startChoice(): void {
  const note = document.querySelector<HTMLElement>('[data-updates]')
  const button = note?.querySelector('button')
  if (!note || !button) return
  const show = () => {
    button.textContent = isOn(key) ? 'Show new data only when I ask' : 'Show new data as it arrives'
  }
  button.addEventListener('click', () => {
    turn(key, !isOn(key))
    show()
  })
  show()
  note.hidden = false
}

/**
 * Listens at the address the body names for the numbers of new data versions (event `version`, data the number)
 * and the progress of long work (event `job`).
 * Only while the page is looked at: a browser allows few open lines to one server, and people open many tabs.
 */
export function startLive(): void {
  const address = document.body.dataset.live
  if (!address || !('EventSource' in window)) return
  watchPointer()
  startChoice()
  let line: EventSource | undefined
  const listen = () => {
    if (document.hidden) {
      line?.close()
      line = undefined
    } else if (!line) {
      line = new EventSource(address)
      line.addEventListener('version', event => void take(Number((event as MessageEvent<string>).data)))
      line.addEventListener('job', event => follow(JSON.parse((event as MessageEvent<string>).data) as JobNews))
    }
  }
  document.addEventListener('visibilitychange', listen)
  window.addEventListener('pagehide', () => line?.close())
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      line = undefined
      listen()
    }
  })
  listen()
}
