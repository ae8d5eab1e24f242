import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isAccepted, type Lock, packagesOf, pageOf, problemsOf } from '../scripts/licences.ts'

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '..', path), 'utf8')
const about = JSON.parse(read('package.json')) as {
  readonly dependencies: Record<string, string>
  readonly devDependencies: Record<string, string>
  readonly allowScripts: Record<string, boolean>
}
const lock = JSON.parse(read('package-lock.json')) as Lock
const packages = packagesOf(lock)

describe('what Sightline is installed with', () => {
  it('is asked for in one exact version each', () => {
    const all = { ...about.dependencies, ...about.devDependencies }
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$|^file:bin$/.test(version))
    expect(Object.keys(all).length).toBeGreaterThan(40)
    expect(loose).toEqual([])
  })

  // Builds for machines that nobody here installed on are fetched by those who do, and npm then notes their digest.
  it('is known by its digest, each of it but optional builds for other machines', () => {
    const without = Object.entries(lock.packages).filter(
      ([path, { link, optional, integrity }]) =>
        path.includes('node_modules/') && link !== true && optional !== true && !/^sha512-/.test(integrity ?? ''),
    )
    expect(without.map(([path]) => path)).toEqual([])
  })

  it('runs nothing when it is installed but what is named, and nothing is named that does not', () => {
    const withScripts = Object.entries(lock.packages)
      .filter(([, each]) => each.hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(withScripts.length).toBeGreaterThan(2)
    expect(Object.keys(about.allowScripts).sort()).toEqual([...new Set(withScripts)].sort())
  })

  it('is under licences that are accepted, and listed', () => {
    expect(packages.length).toBeGreaterThan(200)
    expect(problemsOf(packages)).toEqual([])
    expect(read('docs/licences.md')).toBe(pageOf(packages))
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['AGPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['UNLICENSED', false],
    [undefined, false],
  ])('would not pass over %s: %s', (licence, passes) => {
    expect(isAccepted(licence)).toBe(passes)
  })
})
