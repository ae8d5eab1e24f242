import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../src')
const sources = globSync('**/*.tsx', { cwd: root })
  .filter(path => !path.includes('.test.'))
  .map(path => ({ path, text: readFileSync(resolve(root, path), 'utf8') }))

/** What the policy on scripts and styles forbids in markup, and would be quietly without effect. */
const forbidden = {
  'an inline handler': /\son[A-Za-z]+=["{]/,
  'an inline style': /\sstyle=["{]/,
  'markup that is not escaped': /dangerouslySetInnerHTML/,
  'a link that is a script': /href=["'{`]+\s*javascript:/i,
  'something from another machine': /\b(?:src|srcset|action)=["'{`]+\s*(?:https?:)?\/\//i,
}

/** The one place where markup comes from elsewhere: a drawing, serialised from elements that hold its text as text. */
const drawing = 'ui/charts/drawing.tsx'

describe('no page', () => {
  it('is left out of this', () => {
    expect(sources.length).toBeGreaterThan(80)
  })

  it.each(Object.entries(forbidden))('has %s', (name, pattern) => {
    const found = sources.filter(({ text }) => pattern.test(text)).map(each => each.path)
    expect(found).toEqual(name === 'markup that is not escaped' ? [drawing] : [])
  })

  it.each([
    ['an inline handler', '<a onClick={go}>'],
    ['an inline handler', '<body onload="go()">'],
    ['an inline style', '<p style={{ color }}>'],
    ['a link that is a script', '<a href="javascript:go()">'],
    ['something from another machine', '<img src="//elsewhere.example/one.png">'],
  ] as const)('with %s would pass: %s', (name, markup) => {
    expect(forbidden[name].test(markup)).toBe(true)
  })
})
