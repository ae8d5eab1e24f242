import { describe, expect, it } from 'vitest'
import type { ReceivedFile } from '../format.ts'
import { FileChanged } from '../receive/refusals.ts'
import { readXml, type XmlElement, xmlLimits } from './xml.ts'
import { issueOfFault, type XmlFault } from './xml-fault.ts'

describe('the XML reader', () => {
  it('hands over gathered elements whole, with the line each begins on', async () => {
    const { elements, fault } = await read('<a>\n <child><id> 7 </id>\n<list><x>1</x><x>2</x></list></child>\n</a>')
    expect(fault).toBeUndefined()
    expect(elements).toEqual([
      {
        name: 'child',
        line: 2,
        text: '',
        children: [
          { name: 'id', line: 2, text: '7', children: [] },
          {
            name: 'list',
            line: 3,
            text: '',
            children: [
              { name: 'x', line: 3, text: '1', children: [] },
              { name: 'x', line: 3, text: '2', children: [] },
            ],
          },
        ],
      },
    ])
  })

  it('needs no envelope, and passes by stray text, comments, prefixes and empty elements', async () => {
    const { elements, fault } = await read(
      '<?xml version="1.0"?>\n oddment <c:child xmlns:c="urn:x">loose<!-- note --><id/></c:child> & then <child/>'.replace(
        '&',
        '&amp;',
      ),
    )
    expect(fault).toBeUndefined()
    expect(elements.map(each => [each.name, each.line, each.text])).toEqual([
      ['child', 2, 'loose'],
      ['child', 2, ''],
    ])
  })

  it('reads the same whatever the pieces it comes in, and the entities of XML and character data', async () => {
    const text = '<a>\r\n<child>é &lt;&#x1F600;<![CDATA[<b>]]></child>\r\n<child>2</child></a>'
    const whole = await read(text)
    expect(whole.elements.map(each => [each.text, each.line])).toEqual([
      ['é <😀<b>', 2],
      ['2', 3],
    ])
    expect(await readBytes(new TextEncoder().encode(text), 1)).toEqual(whole)
  })

  it('reads UTF-16 and Windows-1252', async () => {
    const text = '<child>é</child>'
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect((await readBytes(wide, 3)).elements[0]?.text).toBe('é')
    const narrow = new Uint8Array(Buffer.from(`<?xml version="1.0" encoding="windows-1252"?>${text}`, 'latin1'))
    expect((await readBytes(narrow, 5)).elements[0]?.text).toBe('é')
  })

  it('takes what is complete in a file cut short, and says where it ends', async () => {
    const { elements, fault } = await read('<a>\n<child><id>1</id></child>\n<child><id>2</i')
    expect(elements).toHaveLength(1)
    expect(fault).toMatchObject({ code: 'xml-truncated', line: 3, column: 16, unfinished: { name: 'child', line: 3 } })
    expect(issueOfFault('a.xml', fault!)).toMatchObject({ file: 'a.xml', row: 3, severity: 'error' })
    expect(issueOfFault('a.xml', fault!).message).toContain('The child that begins on line 3 is incomplete')
  })

  it('takes what is complete before a wrong closing tag or an unknown entity', async () => {
    const closing = await read('<a>\n<child>1</child>\n<child><id>2</child></a>')
    expect(closing.elements).toHaveLength(1)
    expect(closing.fault).toMatchObject({ code: 'xml-malformed', line: 3 })
    const entity = await read('<a><child>1</child><child>&nbsp;</child></a>')
    expect(entity.elements).toHaveLength(1)
    expect(entity.fault?.remedy).toContain('&amp;')
  })

  it('refuses a document type before anything in it is read', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]><child>&c;</child>`
    for (const text of [laughs, `<?xml version="1.0"?>\n${laughs}`, `<!DOCTYPE x ${' '.repeat(200_000)}`]) {
      const { elements, fault } = await read(text)
      expect(elements).toEqual([])
      expect(fault?.code).toBe('xml-document-type')
    }
    const outside = await read('<!DOCTYPE x SYSTEM "file:///etc/passwd"><child/>')
    expect(outside.fault).toMatchObject({ code: 'xml-document-type', line: 1 })
  })

  it('stops at nesting without end', async () => {
    expect((await read('<a>'.repeat(100_000))).fault?.code).toBe('xml-too-deep')
    expect((await read('<child>'.repeat(65))).fault?.code).toBe('xml-too-deep')
    expect((await read(`${'<child>'.repeat(64)}${'</child>'.repeat(64)}`)).fault).toBeUndefined()
  })

  it('stops at text, comments and tags without end, holding little of them', async () => {
    const starts = ['<child><id>', '<child><!-- ', '<child x="', '<child', '<child><![CDATA[', '<child>&', '<?pi ', '']
    for (const start of starts) {
      let given = 0
      const endless = async function* () {
        yield bytesOf(start)
        while (given < 2000) {
          given++
          yield bytesOf('x'.repeat(1000))
        }
      }
      const fault = await readXml(fileOf(endless), { gather: name => name === 'child', onElement: () => {} })
      expect(fault?.code, start).toBe('xml-too-long')
      expect(given, start).toBeLessThan(100)
    }
  })

  it('adds up text that is broken by comments', async () => {
    expect((await read(`<child>${`${'x'.repeat(1000)}<!-- -->`.repeat(70)}</child>`)).fault?.code).toBe('xml-too-long')
  })

  it('stops at an element with too much in it', async () => {
    expect((await read(`<child>${'<x/>'.repeat(50_001)}</child>`)).fault?.code).toBe('xml-too-large')
  })

  it('stops at an element with too much text in it, however it is divided', async () => {
    const limits = { ...xmlLimits, within: 1000 }
    const faultOf = async (text: string) => {
      const reading = { gather: (name: string) => name === 'child', onElement: () => {}, limits }
      return (
        await readXml(
          fileOf(async function* () {
            yield bytesOf(text)
          }),
          reading,
        )
      )?.code
    }
    const piece = `<x>${'y'.repeat(100)}</x>`
    expect(await faultOf(`<child>${piece.repeat(10)}</child>`.repeat(2))).toBeUndefined()
    expect(await faultOf(`<child>${piece.repeat(11)}</child>`)).toBe('xml-too-large')
  })

  it('leaves a file that is no longer what was received to whoever asked for it', async () => {
    const changing = async function* () {
      yield bytesOf('<a><child>1</child>')
      throw new FileChanged('a.xml changed')
    }
    const reading = { gather: (name: string) => name === 'child', onElement: () => {} }
    await expect(readXml(fileOf(changing), reading)).rejects.toThrow(FileChanged)
  })

  it('says so when the bytes cannot be had', async () => {
    const broken = async function* () {
      yield bytesOf('<a><child>1</child>\n')
      throw new Error('bad block')
    }
    const elements: XmlElement[] = []
    const fault = await readXml(fileOf(broken), {
      gather: name => name === 'child',
      onElement: each => elements.push(each),
    })
    expect(elements).toHaveLength(1)
    expect(fault).toMatchObject({ code: 'file-unreadable', line: 2 })
  })
})

async function read(text: string): Promise<{ elements: XmlElement[]; fault: XmlFault | undefined }> {
  return readBytes(bytesOf(text), 1 << 16)
}

async function readBytes(bytes: Uint8Array, piece: number) {
  const elements: XmlElement[] = []
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  const fault = await readXml(fileOf(pieces), {
    gather: name => name === 'child',
    onElement: each => elements.push(each),
  })
  return { elements, fault }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function fileOf(open: () => AsyncIterable<Uint8Array>): ReceivedFile {
  return { name: 'a.xml', bytes: 0, hash: '', open }
}
