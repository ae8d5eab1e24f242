import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { xmr } from '../../domain/statistics/index.ts'
import { renderMarkup } from '../render.ts'
import { AgeingBar, ageingText } from './ageing-bar.tsx'
import { Change, changeText } from './change.tsx'
import { LongDate, ShortDate } from './dates.tsx'
import { Interval, intervalText } from './interval.tsx'
import { CountLink, countText, percentText } from './numbers.tsx'
import { Sparkline, toldAsShare } from './sparkline.tsx'
import { type StateName, StateTag, stateWords } from './states.tsx'

describe('numbers', () => {
  it.each([
    [{ count: 12, of: 175 }, '12 of 175 (7%)'],
    [{ count: 0 }, '0'],
    [{ count: 0, of: 175 }, '0 of 175 (0%)'],
    [{ count: 175, of: 175 }, '175 of 175 (100%)'],
    [{ count: 0, of: 0 }, '0 of 0'],
    [{ count: 12480 }, '12,480'],
    [{ count: undefined }, 'not known'],
    [{ count: null, of: 5 }, 'not known'],
    [{ count: 5, of: null }, '5 of a number not known'],
    [{ count: 3, of: 4, fewest: 10 }, '3 of 4 (too few to judge)'],
    [{ count: 3, of: 10, fewest: 10 }, '3 of 10 (30%)'],
  ])('%o reads %s', (props, words) => {
    expect(countText(props)).toBe(words)
  })

  it.each([
    [1, 1000, 'less than 1%'],
    [999, 1000, 'more than 99%'],
    [1, 200, '1%'],
    [29, 200, '15%'],
    [1, 2, '50%'],
    [1, 0, undefined],
  ])('%i of %i is %s', (count, of, words) => {
    expect(percentText(count, of)).toBe(words)
  })

  it('opens a count to its list, unless there is nothing to open', () => {
    const link = renderMarkup(<CountLink count={12} of={175} href="/due?unit=kite" what="visits overdue" />)
    expect(link).toContain('href="/due?unit=kite"')
    expect(link.replace(/<[^>]+>/g, '')).toBe('12 visits overdue of 175 (7%)')
    for (const count of [0, null, undefined]) {
      expect(renderMarkup(<CountLink count={count} href="/due" what="visits overdue" />)).not.toContain('href')
    }
  })
})

describe('a count of many', () => {
  const link = (count: number, of: number) =>
    renderMarkup(<CountLink count={count} of={of} href="/met" ofHref="/all" what="done in time" />)

  it('opens to those counted and to all of them', () => {
    const markup = link(1145, 3017)
    expect(markup.match(/href="[^"]+"/g)).toEqual(['href="/met"', 'href="/all"'])
    expect(markup.replace(/<span class="govuk-visually-hidden">[^<]*<\/span>/g, '').replace(/<[^>]+>/g, '')).toBe(
      '1,145 of 3,017 (38%)',
    )
  })

  it('opens to all of them where none is counted, and to nothing where there is none', () => {
    expect(link(0, 40).match(/href="[^"]+"/g)).toEqual(['href="/all"'])
    expect(link(0, 0)).not.toContain('href')
  })
})

describe('change beyond chance', () => {
  const values = [10, 12, 11, 13, 12, 10, 11, 12, 10, 13, 11, 12]

  it.each([
    [40, 'Higher than usual: it is above the usual range', 'improvement'],
    [-20, 'Lower than usual: it is below the usual range', 'concern'],
    [11, 'No change beyond chance', 'no-change'],
  ] as const)('%i is said in words, with a shape', (value, words, tone) => {
    const { verdict } = xmr([...values, value], { polarity: 'high' })
    const markup = renderMarkup(<Change verdict={verdict} />)
    expect(markup.replace(/<[^>]+>/g, '').trim()).toBe(words)
    expect(changeText(verdict)).toBe(words)
    expect(markup).toContain(`sl-change--${tone}`)
    expect(markup).toContain('<path')
  })

  it('is too few to judge, without a shape', () => {
    const markup = renderMarkup(<Change verdict={xmr([1, 2], { polarity: 'high' }).verdict} />)
    expect(markup).toContain('Too few to judge')
    expect(markup).not.toContain('<svg')
  })
})

describe('dates', () => {
  it('are readable by people and machines', () => {
    expect(renderMarkup(<LongDate day={day('2019-05-01')} />)).toBe('<time datetime="2019-05-01">Wed 1 May 2019</time>')
    expect(renderMarkup(<ShortDate day={day('2019-05-01')} />)).toContain('>1 May 2019<')
    expect(renderMarkup(<ShortDate day={undefined} />)).toContain('not known')
    expect(renderMarkup(<ShortDate day={null} missing="still open" />)).toContain('still open')
  })
})

describe('states', () => {
  it.each(Object.entries(stateWords) as [StateName, string][])(
    '%s has a shape, a colour and the word %s',
    (state, word) => {
      const markup = renderMarkup(<StateTag state={state} detail="6 working days late" />)
      expect(markup).toContain(`sl-state--${state}`)
      expect(markup).toMatch(/<(path|circle|rect) /)
      expect(markup.replace(/<[^>]+>/g, '').trim()).toBe(`${word} 6 working days late`)
    },
  )
})

describe('small drawings', () => {
  it('say what they show', () => {
    expect(ageingText({ upTo5: 4, upTo20: 2, over20: 1 })).toBe(
      '7 overdue: 4 by 1 to 5 working days, 2 by 6 to 20, 1 by 21 or more',
    )
    expect(intervalText({ low: 0.81, high: 0.93, value: 0.88, mark: 0.85, markName: 'the authority' })).toBe(
      '88%, between 81% and 93% once chance is allowed for; the authority 85%',
    )
    expect(renderMarkup(<Interval low={0.8} high={0.9} value={0.85} />)).toContain('<title>85%')
  })

  it('draw nothing where nothing is overdue', () => {
    expect(renderMarkup(<AgeingBar upTo5={0} upTo20={0} over20={0} />)).toBe('')
  })

  it('keep within the scale that all rows share', () => {
    const markup = renderMarkup(<AgeingBar upTo5={8} upTo20={0} over20={0} scale={16} />)
    expect(markup.match(/<rect/g)).toHaveLength(1)
    expect(markup).toContain('width="47.0"')
  })

  it('leave a gap where a value is missing', () => {
    const markup = renderMarkup(<Sparkline values={[1, 2, null, 3, 4, undefined, 5]} label="Seven months" />)
    expect(markup.match(/sl-spark__line/g)).toHaveLength(2)
    expect(markup.match(/<circle/g)).toHaveLength(2)
  })

  it('say in words where they go from and to, how low and how high', () => {
    const said = (values: readonly (number | null)[], told?: (value: number) => string) =>
      /<title>(.*)<\/title>/.exec(renderMarkup(<Sparkline values={values} label="Open" told={told} />))![1]
    expect(said([1402, 1380, null, 1440, 1431])).toBe('Open: from 1,402 to 1,431, lowest 1,380, highest 1,440')
    expect(said([null, 0.5, 0.875, 0.999], toldAsShare)).toBe(
      'Open: from 50% to more than 99%, lowest 50%, highest more than 99%',
    )
    expect(said([null, 7])).toBe('Open: 7')
    expect(said([null, null])).toBe('Open: not known')
  })

  it.each([[[]], [[null, undefined]], [[5]], [[3, 3, 3]]])('survive %o', values => {
    expect(renderMarkup(<Sparkline values={values} label="x" />)).not.toMatch(/NaN|Infinity/)
  })
})
