import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { ReadModel } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import type { View } from '../live/index.ts'
import { PressingFigures } from './pages/pressing-figures.tsx'
import { ServicePage } from './pages/service.tsx'
import { UnitPage } from './pages/unit.tsx'
import { readPressing } from './pressing.ts'
import { readService } from './service.ts'
import { readUnit } from './unit.ts'

const today = day('2026-11-26')
const chosen = { title: 'Unit Kite', path: [], part: {}, query: { unit: 'U1' }, below: [] }
const view: View = {
  ...{ chosen, asAt: { day: today, today, on: undefined }, opening: {}, part: {}, isOwn: false },
  ...{ tellsWorkers: true, standards: unsetStandards, path: [] },
}
const model = new ReadModel('made-up', factTables, englandAndWales)
model.refresh([], 1)

/** In which order a page says these. */
const order = (html: string, texts: readonly string[]) => {
  const places = texts.map(text => html.indexOf(text))
  expect(places).not.toContain(-1)
  return texts.toSorted((a, b) => html.indexOf(a) - html.indexOf(b))
}

describe('what is most urgent comes first', () => {
  it('for a unit: who was not seen, what is late, what is asked, what is not yet late', () => {
    const unit = readUnit(model, view, organisation)
    const html = renderToString(
      <UnitPage
        wordsAsked={() => undefined}
        {...{ view, unit, names: new Map(), organisation }}
        asked={<p>Asked</p>}
      />,
    )
    const wanted = [
      'href="#asked"',
      'Open, not seen for 8 weeks',
      'Overdue, the gravest',
      '<p>Asked',
      'if nothing happens',
    ]
    expect(order(html, wanted)).toEqual(wanted)
  })

  it('and a mark is not explained that cannot appear: those whom nobody holds are no worker', () => {
    const load = { children: 3, protection: 0, lookedAfter: 0, overdue: 0, dueNext: 0, isMuch: false }
    const html = (workers: readonly string[]) => {
      const loads = workers.map(worker => ({ ...load, worker, name: worker || 'No worker' }))
      const unit = { ...readUnit(model, view, organisation), loads, middle: 3 }
      return renderToString(
        <UnitPage {...{ view, unit, names: new Map(), organisation, asked: undefined }} wordsAsked={() => undefined} />,
      )
    }
    expect(html(['w1', 'w2', 'w3'])).toContain('carries much')
    expect(html(['w1', 'w2', ''])).not.toContain('carries much')
  })

  it('for a service: who was not seen, what stands out, then which way it goes', () => {
    const service = readService(model, view, true)
    const html = renderToString(
      <ServicePage
        {...{ view, service, names: new Map(), organisation, standard: undefined }}
        address={() => '/home'}
        source="a test"
      />,
    )
    const wanted = ['Open, not seen for 8 weeks', 'No exceptions', 'Direction of travel']
    expect(order(html, wanted)).toEqual(wanted)
  })

  it('for a director: what is overdue and who was not seen, each opening, and no 0 where no visits are supplied', () => {
    const html = (unseen: Parameters<typeof PressingFigures>[0]['pressing']['unseen']) =>
      renderToString(<PressingFigures view={view} pressing={{ overdue: 3, unseen }} mayList />)
    const child = { childId: 'c', since: 1, lastSeenOn: undefined, unit: undefined, worker: undefined, mayOpen: true }
    expect(html([child])).toContain('href="/due?unit=U1&amp;band=overdue"')
    expect(html([child])).toContain('href="#unseen"')
    expect(html(undefined)).toContain('not known')
    expect(readPressing(model, view)).toEqual({ overdue: 0, unseen: undefined })
  })
})
