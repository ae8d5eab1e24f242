import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { HostileCase } from './case.ts'
import { censusChild, censusHead, censusTail, times, written } from './made.ts'

const census = (name: string, pieces: () => Iterable<string | Uint8Array>) => (folder: string) =>
  written(join(folder, name), pieces())

const whole = censusHead + censusChild('X1') + censusChild('X2') + censusTail

/** Files that XML readers have fallen to. */
export const xmlCases: readonly HostileCase[] = [
  {
    name: 'XML cut short',
    make: census('cut.xml', () => [censusHead, censusChild('X1'), '<Child><ChildIdentifiers><LAchildID>X']),
    ends: 'published',
    told: [/^cut\.xml row 5: error xml-truncated: .*The child that begins on line 5 is incomplete/i],
  },
  {
    name: 'XML nested a million deep',
    make: census('deep.xml', () => [censusHead, censusChild('X1'), ...times(1000, () => '<Child>'.repeat(1000))]),
    ends: 'published',
    told: [/^deep\.xml row 5: error xml-too-deep/],
  },
  {
    name: 'XML entities that multiply',
    make: census('laughs.xml', () => [
      `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${[...times(12, n => `<!ENTITY ${'bcdefghijklmn'[n]} "${`&${'abcdefghijklmn'[n]};`.repeat(20)}">`)].join('')}]>\n`,
      censusHead.replace(/<\?xml.*\?>\n/, ''),
      censusChild('&m;'),
      censusTail,
    ]),
    ends: 'failed',
    told: [/^laughs\.xml row 2: error xml-document-type/],
  },
  {
    name: 'XML that names a file of the machine',
    make: census('outside.xml', () => [
      '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>\n',
      censusHead.replace(/<\?xml.*\?>\n/, ''),
      censusChild('&secret;'),
      censusTail,
    ]),
    ends: 'failed',
    told: [/^outside\.xml row 1: error xml-document-type/],
    never: /root:/,
  },
  {
    name: 'XML with 100 MB in one element',
    make: census('long.xml', function* () {
      yield `${censusHead}${censusChild('X1')}<Child><ChildIdentifiers><LAchildID>`
      yield* times(100, () => 'x'.repeat(1 << 20))
      yield `</LAchildID></ChildIdentifiers></Child>${censusTail}`
    }),
    ends: 'published',
    told: [/^long\.xml row 5: error xml-too-long/],
  },
  {
    name: 'XML with 100 MB in one attribute',
    make: census('attribute.xml', function* () {
      yield `${censusHead}${censusChild('X1')}<Child x="`
      yield* times(100, () => 'x'.repeat(1 << 20))
      yield `"></Child>${censusTail}`
    }),
    ends: 'published',
    told: [/^attribute\.xml row 5: error xml-too-long/],
  },
  {
    name: 'XML with an identifier of 60,000 characters',
    make: census('identifier.xml', () => [
      censusHead,
      censusChild(randomBytes(30_000).toString('hex')),
      censusChild('X1'),
      censusTail,
    ]),
    ends: 'published',
    told: [/^identifier\.xml row 4 .*: error /],
  },
  {
    name: 'XML in UTF-16',
    make: census('wide.xml', () => [Buffer.from(`\ufeff${whole.replace('UTF-8', 'UTF-16')}`, 'utf16le')]),
    ends: 'published',
    told: [],
  },
  {
    name: 'XML with zero characters',
    make: census('zero.xml', () => [censusHead, censusChild('X1'), censusChild('X\u00002'), censusTail]),
    ends: 'published',
    told: [/^zero\.xml row 5: error xml-malformed/],
  },
  {
    name: 'XML of 300,000 children without identifier',
    make: census('nameless.xml', function* () {
      yield censusHead
      yield* times(300, () => censusChild('').repeat(1000))
      yield censusTail
    }),
    ends: 'failed',
    told: [/^nameless\.xml row 4 .*: error /],
    most: 1200,
  },
]
