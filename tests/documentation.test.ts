import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCommand } from '../src/app/commands/index.ts'

const root = resolve(import.meta.dirname, '..')
const guides = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'))
const decisions = readdirSync(join(root, 'docs/adr')).map(name => join('docs/adr', name))
const pages = ['README.md', ...guides.map(name => join('docs', name)), ...decisions]
const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

/** What a heading is called in an address, as GitHub makes it. */
function anchorsOf(page: string): string[] {
  const headings = [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading!)
  return headings.map(heading =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-'),
  )
}

describe('the documentation', () => {
  it.each(pages)('has no link in %s that leads nowhere, anchors too', page => {
    const dead: string[] = []
    for (const [, target = ''] of textOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const led = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(root, led)) || (anchor !== undefined && !anchorsOf(led).includes(anchor))) dead.push(target)
    }
    expect(dead).toEqual([])
  })

  it('has every guide in the contents of README', () => {
    const readme = textOf('README.md')
    expect(guides.filter(name => !readme.includes(`](docs/${name})`))).toEqual([])
  })

  it('tells of every setting a server reads, and of none that nothing reads', () => {
    const settings = ['settings.ts', 'sign-in/provider-settings.ts'].map(name => textOf(join('src/server', name)))
    const read = new Set(settings.join('\n').match(/\b(?:SIGHTLINE|DATABASE)_[A-Z_]+\b/g))
    const administrators = textOf('docs/administrators.md')
    expect([...read].filter(name => !administrators.includes(`\`${name}\``))).toEqual([])
    const named = new Set(pages.flatMap(page => textOf(page).match(/\b(?:SIGHTLINE|DATABASE)_[A-Z_]+\b/g) ?? []))
    const elsewhere = ['app/main.ts', 'app/backup/secrets.ts'].map(name => textOf(join('src', name))).join('\n')
    expect([...named].filter(name => !read.has(name) && !elsewhere.includes(name))).toEqual([])
  })

  it.each(pages)('shows in %s no command or option that there is not', async page => {
    const wrong: string[] = []
    for (const [, name = '', rest = ''] of textOf(page).matchAll(/npx sightline ([a-z-]+)([^\n`#;]*)/g)) {
      const command = await findCommand(name)
      const options = Object.keys({ ...command?.options, data: {}, help: {} })
      const given = [...rest.matchAll(/--([a-z-]+)/g)].map(([, option]) => option!)
      if (command === undefined || given.some(each => !options.includes(each))) wrong.push(`${name}${rest}`)
    }
    expect(wrong).toEqual([])
  })
})
