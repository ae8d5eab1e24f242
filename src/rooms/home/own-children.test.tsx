import { parseHTML } from 'linkedom'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { DueItem } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import type { View } from '../live/index.ts'
import type { OwnChildren } from './own-children.ts'
import { OwnChildrenHome } from './pages/own-children.tsx'

const today = day('2026-11-26')
const chosen = { title: 'Your cases', path: [], part: {}, query: {}, below: [] }
const asAt = { day: today, today, on: undefined }
const view: View = {
  ...{ chosen, asAt, opening: {}, part: {}, isOwn: true, tellsWorkers: true, standards: unsetStandards, path: [] },
}

const item = (childId: string, dueOn: string): DueItem => ({
  ...{ childId, standardId: 'CP-11', subject: 's', ordinal: 1, triggerOn: day('2026-11-01') },
  ...{ dueOn: day(dueOn), workOn: day(dueOn), state: 'due-soon', band: 'this week', workingDaysLate: 0 },
  ...{ unit: 'U1', worker: 'w1', lastSeenOn: undefined },
})
const next = (childId: string) => ({
  ...{ childId, status: undefined, since: undefined, next: item(childId, '2026-11-27'), others: 0 },
  lastSeenOn: undefined,
})
const own: OwnChildren = {
  children: [next('a'), next('b'), next('c')],
  overdue: 1,
  thisWeek: [{ day: day('2026-11-27'), items: [item('a', '2026-11-27'), item('b', '2026-11-27')] }],
  nextWeek: [{ day: day('2026-11-30'), items: [item('c', '2026-11-30')] }],
}

function home(of: OwnChildren, asked?: string): Document {
  const html = renderToString(
    <OwnChildrenHome
      wordsAsked={() => undefined}
      view={view}
      own={of}
      names={new Map()}
      isGiven={false}
      asked={asked && <p>{asked}</p>}
    />,
  )
  return parseHTML(`<main>${html}</main>`).document as unknown as Document
}

it('heads what else a child is due in plain words', () => {
  expect(home(own).querySelector('#children')!.textContent).toContain('Other things due')
})

const isGroup = (row: Element) => row.classList.contains('sl-table__group')

it('opens each number to exactly those it counts, on the page itself or among what is due', () => {
  const page = home(own)
  const links = [...page.querySelectorAll('.sl-number a')].map(each => [
    each.getAttribute('href')!,
    Number(each.firstChild!.textContent),
  ])
  expect(links).toEqual([
    ['#children', 3],
    ['/due?band=overdue', 1],
    ['#this-week', 2],
    ['#next-week', 1],
  ])
  for (const [href, count] of links) {
    if (!String(href).startsWith('#')) continue
    const rows = [...page.querySelectorAll(`${href} tbody tr`)].filter(each => !isGroup(each))
    expect([href, rows.length]).toEqual([href, count])
  }
})

it('leaves 0 as it is, and says of an empty week that it is empty', () => {
  const page = home({ ...own, nextWeek: [] })
  expect(page.querySelector('a[href="#next-week"]')).toBeNull()
  expect(page.querySelector('#next-week')!.textContent).toContain('Nothing falls due next week')
  const empty = home({ ...own, thisWeek: [], nextWeek: [] }).querySelector('main')!
  expect(empty.textContent).toContain('Nothing falls due this week or next')
})

it('has the children before what is asked in writing, with a way there from the top', () => {
  const page = home(own, 'Find her father')
  const parts = [...page.querySelectorAll('main [id]')].map(each => each.id)
  expect(parts.filter(id => ['children', 'asked', 'this-week', 'next-week'].includes(id))).toEqual([
    'children',
    'asked',
    'this-week',
    'next-week',
  ])
  expect(page.querySelector('#asked')!.textContent).toBe('Find her father')
  expect(page.querySelector('a[href="#asked"]')!.textContent!.trim()).toBe('What is asked of you')
  expect(home(own).querySelector('a[href="#asked"]')).toBeNull()
})
