import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Issue } from '../issue.ts'
import { decodeText, examined } from './decode.ts'
import { fileOf } from './made-files.ts'

async function decode(content: Uint8Array | string | (() => Iterable<string | Uint8Array>), chunk?: number) {
  const issues: Issue[] = []
  const encodings: string[] = []
  let text = ''
  const file = fileOf('a.csv', content, chunk)
  const onEncoding = (encoding: string) => void encodings.push(encoding)
  for await (const piece of decodeText(file, issue => void issues.push(issue), { onEncoding })) text += piece
  return { text, codes: issues.map(each => each.code), encoding: encodings.at(-1) }
}

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const pound = 'name,cost\nZoë,£5 – €6\n'

describe('decoding', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(pound), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${pound}`), 'utf-8'],
    ['UTF-16 little-endian with its mark', Buffer.from(`\ufeff${pound}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian with its mark', swapped(`\ufeff${pound}`), 'utf-16be'],
    ['UTF-16 little-endian without', Buffer.from(pound.repeat(5), 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian without', swapped(pound.repeat(5)), 'utf-16be'],
    ['Windows-1252', Buffer.from('name,cost\nZo\xeb,\xa35 \x96 \x806\n', 'latin1'), 'windows-1252'],
  ])('%s', async (_, bytes, encoding) => {
    const result = await decode(bytes, 7)
    expect(result.text.startsWith(pound)).toBe(true)
    expect(result).toMatchObject({ codes: [], encoding })
  })

  it('turns to Windows-1252 when the first megabyte was plain ASCII', async () => {
    const { text, encoding, codes } = await decode(function* () {
      yield 'x'.repeat(examined + 10)
      yield Buffer.from('Zo\xeb', 'latin1')
      yield Buffer.from(' \x80', 'latin1')
    })
    expect(text.endsWith('xZoë €')).toBe(true)
    expect(encoding).toBe('windows-1252')
    expect(codes).toEqual([])
  })

  it('stays with UTF-8 once it has seen it, and says what it cannot read, once', async () => {
    const { text, encoding, codes } = await decode(function* () {
      yield 'é'.repeat(examined / 2 + 10)
      yield Buffer.from('Zo\xeb!', 'latin1')
      yield Buffer.from('Zo\xeb!', 'latin1')
    })
    expect(text.endsWith('Zo�!Zo�!')).toBe(true)
    expect(encoding).toBe('utf-8')
    expect(codes).toEqual(['encoding-mixed'])
  })

  it('does not cut characters between chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), async (tail, chunk) => {
        const body = `é🙂${tail.replaceAll('\0', '')}`
        const bytes = Buffer.from(body.replaceAll('\ufeff', ''))
        const { text } = await decode(function* () {
          yield `ü${'x'.repeat(examined)}`
          for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
        })
        expect(text.slice(examined + 1)).toBe(bytes.toString('utf8'))
      }),
      { numRuns: 30 },
    )
  })

  it.each<[string, Uint8Array]>([
    ['a new Excel workbook', Buffer.from('504b030414000600', 'hex')],
    ['an old one', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['something compressed', Buffer.from('1f8b0800', 'hex')],
    ['NULs', Buffer.from([1, 2, 0, 0, 0, 3, 0, 0])],
  ])('gives one issue for %s under the name of a CSV', async (_, bytes) => {
    const { text, codes } = await decode(Buffer.concat([bytes, Buffer.alloc(50_000, 1)]), 1000)
    expect(text).toBe('')
    expect(codes).toEqual(['file-not-text'])
  })

  it('makes nothing of nothing', async () => {
    expect(await decode('')).toMatchObject({ text: '', codes: [] })
  })
})
