// Lists the licence of every package Sightline is installed with, and fails on one that is unknown or not accepted.
// Otherwise makes docs/licences.md, which a test holds against the lock file.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly license?: string
        readonly link?: boolean
        readonly dev?: boolean
        readonly optional?: boolean
        readonly integrity?: string
        readonly hasInstallScript?: boolean
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

export interface Licensed {
  readonly name: string
  readonly version: string
  /** As SPDX writes it; undefined where nothing says. */
  readonly licence: string | undefined
  /** Used in making and testing Sightline only. */
  readonly development: boolean
}

/** Licences that let a council use, change and pass Sightline on. MPL-2.0 asks no more of files we leave as they are. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
])

const where = /^(?:.*\/)?node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)$/

/**
 * Every package of a lock file. Builds for other machines than this one say no licence there: they have that of the
 * package they are a build of.
 */
export function packagesOf({ packages }: Lock): Licensed[] {
  const family = new Map<string, string>()
  for (const { license, optionalDependencies = {} } of Object.values(packages)) {
    if (license !== undefined) for (const name of Object.keys(optionalDependencies)) family.set(name, license)
  }
  const found = new Map<string, Licensed>()
  for (const [path, { version = '', license, link, dev = false }] of Object.entries(packages)) {
    const name = where.exec(path)?.groups?.name
    if (name === undefined || link === true) continue
    const before = found.get(`${name} ${version}`)
    const development = dev && before?.development !== false
    found.set(`${name} ${version}`, { name, version, licence: license ?? family.get(name), development })
  }
  return [...found.values()].sort((one, other) =>
    `${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1,
  )
}

/** Whether an SPDX expression of names, AND and OR is met by licences we accept. */
export function isAccepted(expression: string | undefined): boolean {
  if (expression === undefined) return false
  const plain = expression.replace(/^\((.*)\)$/, '$1')
  return plain.split(' OR ').some(choice => choice.split(' AND ').every(each => accepted.has(each.trim())))
}

/** What cannot be used, in words. */
export function problemsOf(packages: readonly Licensed[]): string[] {
  return packages
    .filter(each => !isAccepted(each.licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence ?? 'no licence is told'}`)
}

/** The page docs/licences.md. */
export function pageOf(packages: readonly Licensed[]): string {
  const table = (some: readonly Licensed[]) =>
    [
      '| package | version | licence |',
      '|---|---|---|',
      ...some.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    ].join('\n')
  const installed = packages.filter(each => !each.development)
  const development = packages.filter(each => each.development)
  return `# Licences

Made from package-lock.json by \`npm run licences\`; not edited by hand. Sightline itself is under the MIT licence (LICENSE). A licence that is not accepted, or none, fails the tests.

## Installed with Sightline (${installed.length})
${table(installed)}

## For making and testing it only (${development.length})
${table(development)}
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = (path: string) => new URL(`../${path}`, import.meta.url)
  const packages = packagesOf(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')) as Lock)
  const problems = problemsOf(packages)
  for (const each of problems) console.error(`Not accepted: ${each}`)
  if (problems.length === 0) writeFileSync(at('docs/licences.md'), pageOf(packages))
  process.exitCode = problems.length === 0 ? 0 : 1
}
