import { type PGlite, parse, protocol, type Results } from '@electric-sql/pglite'
import { bindMessage } from './bind-message.ts'

const { serialize } = protocol
const { parseResults, parseDescribeStatementResults } = parse

/** How many statements are kept ready: what a busy day asks for again and again. Each takes 10 to 50 KB. */
const most = 200

/** How many texts are remembered as having been asked once. */
const mostMet = 2000

/** Beyond these a parameter is looked at when the statement is planned: planned without, it might take far longer. */
const longestText = 10_000
const longestList = 100

/** Beyond these a statement is one of many of its kind, each for another number of values. */
const mostParameters = 100

/** The database's code for an answer that would have other columns than those prepared. */
const otherColumns = '0A000'

interface Ready {
  readonly name: string
  /** The type of each parameter. */
  readonly types: readonly number[]
}

/**
 * Runs statements on an embedded database, and keeps those asked a second time prepared. To read and plan most statements
 * takes it longer than to answer them. Whoever calls waits for each before giving the next.
 */
export class Statements {
  readonly #database: PGlite
  readonly #ready = new Map<string, Ready>()
  readonly #met = new Set<string>()
  #names = 0
  /** Whether tables have been defined in what may still be undone. */
  #hasDefined = false

  constructor(database: PGlite) {
    this.#database = database
  }

  /** As node-postgres does: without parameters a text may hold several statements, and the last one's result counts. */
  async run(text: string, parameters: readonly unknown[]): Promise<Results | undefined> {
    if (parameters.length === 0) return this.#runTexts(text)
    if (parameters.length > mostParameters || !parameters.every(isShort)) return this.#runOnce(text, parameters)
    const ready = this.#ready.get(text) ?? (await this.#prepare(text))
    if (ready === undefined) return this.#runOnce(text, parameters)
    // The last asked for is the last to be given up.
    this.#ready.delete(text)
    this.#ready.set(text, ready)
    try {
      return await this.#execute(ready, parameters)
    } catch (error) {
      if ((error as { code?: string }).code === otherColumns) this.#ready.delete(text)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#database.close()
  }

  /** What was prepared before tables were defined, or before that was undone, may answer with other columns: it is given up. */
  async #runTexts(text: string): Promise<Results | undefined> {
    const results = await this.#database.exec(text)
    const isUndoing = /^\s*rollback\b/i.test(text)
    // What is set may be anybody's words.
    const isDefining = !/^\s*set\b/i.test(text) && /\b(create|alter|drop)\b/i.test(text)
    if (isDefining || (isUndoing && this.#hasDefined)) await this.#giveAllUp()
    this.#hasDefined = isDefining || (this.#hasDefined && !isUndoing && !/^\s*commit\b/i.test(text))
    return results.at(-1)
  }

  /** Prepares a text; undefined where it is the first time that it is asked, which may well be the last. */
  async #prepare(text: string): Promise<Ready | undefined> {
    if (!this.#met.has(text)) {
      if (this.#met.size >= mostMet) this.#met.clear()
      this.#met.add(text)
      return undefined
    }
    const [oldest] = this.#ready
    if (this.#ready.size >= most && oldest !== undefined) {
      const [its, { name }] = oldest
      this.#ready.delete(its)
      await this.#send(serialize.close({ type: 'S', name }))
    }
    const ready = await this.#parse(`s${++this.#names}`, text)
    this.#ready.set(text, ready)
    return ready
  }

  /** Planned by what is given, and not kept. */
  async #runOnce(text: string, parameters: readonly unknown[]): Promise<Results | undefined> {
    return this.#execute(await this.#parse('', text), parameters)
  }

  async #parse(name: string, text: string): Promise<Ready> {
    const messages = await this.#send(serialize.parse({ name, text }), serialize.describe({ type: 'S', name }))
    return { name, types: parseDescribeStatementResults(messages) }
  }

  async #execute({ name, types }: Ready, parameters: readonly unknown[]): Promise<Results | undefined> {
    const values = parameters.map((each, at) => {
      if (each === null || each === undefined) return null
      return this.#database.serializers[types[at]!]?.(each) ?? String(each)
    })
    const messages = await this.#send(
      bindMessage(name, values),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    )
    return parseResults(messages, this.#database.parsers).at(-1)
  }

  async #giveAllUp(): Promise<void> {
    this.#ready.clear()
    this.#met.clear()
    await this.#database.exec('deallocate all')
  }

  /** Sends messages at once, and gives those that come back. Throws the database's own error. */
  #send(...messages: readonly Uint8Array[]) {
    const together = Buffer.concat([...messages, serialize.sync()])
    // As a stream: else all bytes of the answer are collected beside what is read from them.
    return this.#database.runExclusive(() => this.#database.execProtocolStream(together, {}))
  }
}

function isShort(parameter: unknown): boolean {
  if (typeof parameter === 'string') return parameter.length <= longestText
  if (Array.isArray(parameter)) return parameter.length <= longestList
  return !ArrayBuffer.isView(parameter) || parameter.byteLength <= longestText
}
