import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { rulesVersion } from './derive.ts'

/** The rules by which children were worked out when the number was last raised, or last found to be as they were. */
const held = { version: '17', rules: 'WW-kgttgTE9QHKth' }

const domain = resolve(import.meta.dirname, '..')

it('is raised when a rule has changed, for what is stored would go on being shown as worked out by the rules in force', () => {
  const sources = new Map<string, string>()
  for (const each of ['indicators/derive.ts', 'standards/local/set-standards.ts'])
    sourcesFrom(resolve(domain, each), sources)
  expect(sources.size).toBeGreaterThan(250)
  const rules = hash(
    'sha256',
    [...sources]
      .sort()
      .map(([path, text]) => `${path}\n${rulesIn(text)}`)
      .join('\n'),
    'base64url',
  )
  expect(
    { version: rulesVersion, rules: rules.slice(0, 16) },
    'What children are worked out by has changed. Raise rulesVersion in derive.ts, unless not one date, fact or word that is stored can be another, and hold what is given here.',
  ).toEqual(held)
})

/** Takes in a source and all those of domain that it is made of, by path. */
function sourcesFrom(path: string, found: Map<string, string>): void {
  const name = relative(domain, path).replaceAll('\\', '/')
  if (found.has(name)) return
  const text = readFileSync(path, 'utf8')
  found.set(name, text)
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    sourcesFrom(resolve(dirname(path), target!), found)
  }
}

/** Of a source what may decide something: not what is told by the way, nor a standard's examples. */
function rulesIn(text: string): string {
  return text
    .replace(/^ {2}examples: \[$[\s\S]*?^ {2}\],$/gm, '')
    .replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '')
    .replace(/^import .*$/gm, '')
    .replace(/\s+/g, ' ')
}
