import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loggerFor } from './log.ts'
import { contentDisposition } from './send-file.ts'
import { post, signInAs, type TestServer, testServer } from './testing.tsx'

let server: TestServer
const lines: string[] = []

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    lines.push(String(text))
    return true
  })
  server = await testServer({ SIGHTLINE_LOG_LEVEL: 'debug' })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.app.close()
})

const name = /Zebedee|Quill/i

describe('a child’s name', () => {
  it('looked for is in no line of the log, no address and no entry of the access log', async () => {
    const director = await signInAs(server, 'director')
    lines.length = 0
    server.entries.length = 0
    const found = await post(server, director, '/search', { search: 'Zebedee Quill' })
    expect(found.body).toMatch(name)
    expect(found.headers.location).toBeUndefined()
    await server.app.inject({ url: '/due?weeks=Zebedee', headers: director.headers })
    await server.app.inject({ url: '/nowhere/Zebedee-Quill?search=Zebedee', headers: director.headers })
    await server.app.inject({
      url: '/children/Zebedee%20Quill',
      headers: { ...director.headers, referer: 'http://localhost:3000/Quill' },
    })
    await server.app.inject({ url: '/%zz/Zebedee', headers: director.headers })
    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines.join('')).not.toMatch(name)
    expect(lines.join('')).not.toContain(director.headers.cookie.split('=')[1])
    expect(JSON.stringify(server.entries.map(({ page, because, event }) => ({ page, because, event })))).not.toMatch(
      name,
    )
  })

  it('in an error is in no line of the log', () => {
    const { serializers } = loggerFor({ logLevel: 'info' }) as unknown as {
      serializers: { err(error: Error): Record<string, string> }
    }
    const ofDatabase = Object.assign(new Error('invalid input syntax for type date: "Zebedee Quill"'), {
      code: '22007',
      detail: 'Failing row contains (Zebedee, Quill).',
      where: 'unnamed portal parameter $1 = "Quill"',
      constraint: 'case_record_pkey',
      parameters: ['Zebedee'],
    })
    let ofParser = new Error()
    try {
      JSON.parse('Zebedee "Quill" and more')
    } catch (error) {
      ofParser = error as Error
    }
    for (const error of [ofDatabase, ofParser]) {
      const told = serializers.err(error)
      expect(JSON.stringify(told)).not.toMatch(name)
      expect(told.stack).toMatch(/^\s+at /)
    }
    expect(serializers.err(ofDatabase)).toMatchObject({
      code: '22007',
      constraint: 'case_record_pkey',
      message: 'invalid input syntax for type date: "..."',
    })
  })
})

describe('the name of a file', () => {
  it.each([
    ['due.csv', 'due.csv'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\run.exe', '_.._run.exe'],
    ['.htaccess', 'htaccess'],
    ['list\u202Egpj.exe', 'listgpj.exe'],
    ['a\r\nSet-Cookie: b', 'aSet-Cookie_ b'],
    ['\u0000', 'file'],
  ])('%j is saved as %j', (given, saved) => {
    const header = contentDisposition('attachment', given)
    expect(header).toBe(`attachment; filename="${saved}"; filename*=UTF-8''${encodeURIComponent(saved)}`)
  })
})
