import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { Known } from './pages/review-form.tsx'

describe('what a review begins from', () => {
  const html = (lateAfter?: number) => {
    const late = { what: 'Visits to children on plans', dueOn: day('2026-02-16'), workingDaysLate: 4 }
    const overdue = [lateAfter === undefined ? late : { ...late, lateAfter }]
    const facts = { facts: [], overdue, directions: [] }
    return renderToString(<Known facts={facts} ownerName={id => id} today={day('2026-11-26')} />)
  }

  it('says when what is overdue was due, and from when late is counted where that is another day', () => {
    expect(html()).toContain('16 Feb 2026')
    expect(html()).not.toContain('counted from')
    expect(html(day('2026-11-20'))).toContain('counted from 20 Nov 2026')
  })
})
