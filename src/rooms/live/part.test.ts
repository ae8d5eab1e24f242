import { describe, expect, it } from 'vitest'
import { Dictionary } from '../../analysis/dictionary.ts'
import { emptyOrganisation } from '../../domain/access/organisation.ts'
import { organisation } from '../../server/testing.tsx'
import { hrefWith } from '../../ui/index.ts'
import { choosePart, ownPart } from './part.ts'

/** By unit who holds a child there, on the day. */
const now = new Map<string, Set<string>>()
const held = { units: new Dictionary(), workers: new Dictionary(), now: () => now, answersFor: undefined }
held.units.code('moved-away')
held.workers.code('agency-1')

const choose = (given: Parameters<typeof choosePart>[1]) =>
  choosePart(organisation, given, query => hrefWith('/live', query), held)

describe('the part of the service a page is about', () => {
  it('is everything where none is named, with the services below', () => {
    expect(choose({})).toMatchObject({ title: 'Children and Families', part: {}, query: {} })
    expect(choose({})!.below.map(each => each.text)).toEqual(['Corporate Parenting', 'Family Intervention'])
  })

  it('is called the whole authority where no departments are supplied', () => {
    const chosen = choosePart(emptyOrganisation, {}, query => hrefWith('/live', query), held)!
    expect([chosen.title, chosen.path]).toEqual(['The whole authority', [{ text: 'The whole authority' }]])
  })

  it('is a service with all its units, a unit, or a worker, with the way back up', () => {
    expect(choose({ service: 'S1' })!.part.units).toEqual(new Set(['S1', 'U1', 'U2']))
    const unit = choose({ unit: 'U1' })!
    expect(unit.path).toEqual([
      { text: 'Children and Families', href: '/live' },
      { text: 'Family Intervention', href: '/live?service=S1' },
      { text: 'Unit Kite' },
    ])
    expect(choose({ worker: 'w1' })).toMatchObject({ title: 'Kit Example', part: { workers: new Set(['w1']) } })
  })

  it('has below it all that its numbers are of: no worker, workers and units of no list, and a unit not known', () => {
    now.set('', new Set(['w1']))
    now.set('U1', new Set(['agency-1', 'w1', '']))
    now.set('S1', new Set(['w1'])).set('moved-away', new Set(['']))
    const below = (given: Parameters<typeof choose>[0]) => choose(given)!.below.map(each => [each.text, each.query])
    const unit = below({ unit: 'U1' })
    expect(unit.slice(-2)).toEqual([
      ['agency-1', { unit: 'U1', worker: 'agency-1' }],
      ['No worker', { unit: 'U1', worker: 'unallocated' }],
    ])
    expect(unit).toContainEqual(['Kit Example', { unit: 'U1', worker: 'w1' }])
    expect(below({ unit: 'U2' }).filter(([text]) => text === 'No worker')).toEqual([])
    expect(below({}).slice(-2)).toEqual([
      ['moved-away', { unit: 'moved-away' }],
      ['Unit not known', { unit: 'not-known' }],
    ])
    expect(below({ service: 'S1' }).at(-1)).toEqual(['Family Intervention', { unit: 'S1' }])
    now.clear()
  })

  it('is no worker of others, nor leads down to one', () => {
    now.set('U1', new Set(['w1', 'agency-1', '']))
    const given = (asked: Parameters<typeof choose>[0], answersFor: ReadonlySet<string>) =>
      choosePart(organisation, asked, query => hrefWith('/live', query), { ...held, answersFor })
    expect(given({ worker: 'w1' }, new Set(['w2']))).toBeUndefined()
    expect(given({ unit: 'U1', worker: 'w1' }, new Set(['w2']))).toBeUndefined()
    expect(given({ unit: 'U1' }, new Set())!.below.map(each => each.text)).toEqual(['No worker'])
    expect(given({ unit: 'U1', worker: 'agency-1' }, new Set(['agency-1']))).toBeDefined()
    now.clear()
  })

  it('may be what is held where nobody has said, or by nobody', () => {
    expect(choose({ unit: 'not-known' })).toMatchObject({ title: 'Unit not known', part: { units: new Set(['']) } })
    expect(choose({ unit: 'U1', worker: 'unallocated' })).toMatchObject({
      title: 'Unit Kite: no worker',
      part: { units: new Set(['U1']), workers: new Set(['']) },
      query: { unit: 'U1', worker: 'unallocated' },
    })
  })

  it('may be a unit or worker that the data names and the lists do not, and nothing else', () => {
    expect(choose({ unit: 'moved-away' })).toMatchObject({ title: 'moved-away' })
    expect(choose({ worker: 'agency-1' })).toMatchObject({ title: 'agency-1' })
    expect([choose({ unit: 'x' }), choose({ service: 'x' }), choose({ worker: 'x' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('follows a filter: another unit takes the worker away, the same one keeps them', () => {
    expect(choose({ part: 'unit:U1', worker: 'w1' })!.query).toEqual({ unit: 'U1', worker: 'w1' })
    expect(choose({ part: 'unit:U2', worker: 'w1' })!.query).toEqual({ unit: 'U2' })
    expect(choose({ part: 'service:S2', worker: 'w1' })!.query).toEqual({ service: 'S2' })
    expect(choose({ part: 'all', worker: 'w1', unit: 'U1' })!.query).toEqual({})
    expect(choose({ part: 'all', worker: 'unallocated' })!.query).toEqual({ worker: 'unallocated' })
  })

  it('is what a worker holds in the unit that the path names, and all they hold where it names none', () => {
    now
      .set('U1', new Set(['w1']))
      .set('U2', new Set(['w1']))
      .set('', new Set(['w1', '']))
    const inUnit = choose({ unit: 'U1', worker: 'w1' })!
    expect(inUnit.part).toEqual({ units: new Set(['U1']), workers: new Set(['w1']) })
    expect(inUnit.path.map(each => each.text).slice(-2)).toEqual(['Unit Kite', 'Kit Example'])
    const everywhere = choose({ worker: 'w1' })!
    expect(everywhere.part).toEqual({ workers: new Set(['w1']) })
    expect(everywhere.path.map(each => each.text)).toEqual(['Children and Families', 'Kit Example'])
    expect(everywhere.below.map(each => each.query)).toEqual([
      { unit: 'U1', worker: 'w1' },
      { unit: 'U2', worker: 'w1' },
      { unit: 'not-known', worker: 'w1' },
    ])
    expect(choose({ unit: 'not-known' })!.below.map(each => each.query)).toEqual([
      { unit: 'not-known', worker: 'w1' },
      { unit: 'not-known', worker: 'unallocated' },
    ])
    expect(choose({ part: 'unit:U2', worker: 'w1' })!.query).toEqual({ unit: 'U2', worker: 'w1' })
    expect(choose({ unit: 'U1', worker: 'x' })).toBeUndefined()
    now.clear()
    expect(choose({ worker: 'w1' })!.path.map(each => each.text)).toContain('Unit Kite')
  })

  it('of a practitioner is their own cases, whatever the lists say', () => {
    expect(ownPart(new Set(['w9']))).toMatchObject({
      title: 'Your cases',
      part: { workers: new Set(['w9']) },
      query: {},
    })
  })
})
