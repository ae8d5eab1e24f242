import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What each part of the house may import besides itself (docs/architecture.md). */
const allowed: Record<string, readonly string[]> = {
  domain: [],
  ui: ['domain'],
  store: ['domain'],
  analysis: ['domain'],
  server: ['domain', 'store', 'ui'],
  synthetic: ['domain'],
  intake: ['domain', 'store'],
  rooms: ['domain', 'ui', 'store', 'analysis', 'server', 'synthetic', 'intake'],
  app: ['domain', 'ui', 'store', 'analysis', 'server', 'synthetic', 'intake', 'rooms'],
}

interface Import {
  readonly from: string
  readonly to: string
}

/** Everything a source file imports from inside the repository, as paths from src/. */
function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    const target = relative(resolve(root, 'src'), resolve(root, 'src', dirname(path), match[1]!))
    found.push({ from: path, to: target })
  }
  return found
}

/** Why an import breaks the rule, or undefined where it does not. */
function breach({ from, to }: Import): string | undefined {
  const isTest = /\.test\.tsx?$/.test(from) || /(^|\/)testing(\.|\/)/.test(from)
  const [here, room] = from.split('/') as [string, string]
  const [there, otherRoom] = to.split('/') as [string, string]
  if (to.startsWith('..')) return isTest ? undefined : `${from} imports ${to}, outside src`
  if (here === there && here !== 'rooms') return undefined
  if (here === 'rooms' && there === 'rooms') {
    const shared = !otherRoom.includes('/') && to === 'rooms/services.ts'
    const inside = shared || room === otherRoom || to === `rooms/${otherRoom}/index.ts`
    return inside ? undefined : `${from} reaches into ${to}: another room is entered through its index.ts`
  }
  if (allowed[here]?.includes(there)) return undefined
  return isTest && here !== 'domain' && there !== 'app'
    ? undefined
    : `${from} imports ${to}: ${here} may not import ${there}`
}

const files = globSync('**/*.{ts,tsx}', { cwd: resolve(root, 'src') }).map(each => each.replaceAll('\\', '/'))
const imports = files.flatMap(path => importsOf(path, readFileSync(resolve(root, 'src', path), 'utf8')))

describe('who may import what', () => {
  it('is kept by every file', () => {
    expect(imports.length).toBeGreaterThan(50)
    expect(imports.map(breach).filter(each => each !== undefined)).toEqual([])
  })

  it('lets no file of domain import a package or Node', () => {
    const outside = files
      .filter(path => path.startsWith('domain/') && !path.endsWith('.test.ts'))
      .flatMap(path =>
        [
          ...readFileSync(resolve(root, 'src', path), 'utf8').matchAll(
            /^(?:import|export)[^'"]*from\s+['"]([^.'"][^'"]*)['"]/gm,
          ),
        ].map(match => `${path} imports ${match[1]}`),
      )
    expect(outside).toEqual([])
  })

  it.each([
    [{ from: 'domain/record/build.ts', to: 'store/open.ts' }],
    [{ from: 'rooms/live/routes.tsx', to: 'rooms/due/queries.ts' }],
    [{ from: 'server/app.ts', to: 'app/main.ts' }],
    [{ from: 'ui/layout/page.tsx', to: 'analysis/ask.ts' }],
  ])('would notice %o', wrong => {
    expect(breach(wrong)).toBeDefined()
  })
})
