import { toldWhileOpen, yearEndOf } from '../../../domain/record/return-years.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { ReadSummary, ReceivedFile, ReturnFormat, RowSink } from '../../format.ts'
import { readXml, type XmlElement } from '../../read/xml.ts'
import { issueOfFault } from '../../read/xml-fault.ts'
import { readChild } from './child.ts'
import type { ChildReading } from './child-reading.ts'
import { type CensusHeader, noHeader, readHeader } from './header.ts'
import { specifiedName } from './names.ts'
import { Oddments } from './oddments.ts'
import { type Glance, glance } from './recognise.ts'
import { type CensusTable, censusTables } from './tables.ts'
import { Told } from './told.ts'

/**
 * The children in need census as XML, of any year from 2017 on. Read child by child. Several files are one import: the
 * newest (by the header's reference date) is read first and believed where an older one tells of the same event.
 */
export const cinCensus: ReturnFormat = {
  id: 'cin-census',
  title: 'Children in need census (XML)',

  namesAuthority: true,
  async recognises(files) {
    for (const file of files) if ((await glance(file)).isCensus) return true
    return false
  },

  async read(files, sink) {
    const glances = await Promise.all(files.map(glance))
    const reading = new CensusReading(sink)
    for (const { file } of glances.filter(each => !each.isCensus)) reading.passBy(file)
    for (const { file } of glances.filter(each => each.isCensus).sort(newestFirst)) await reading.readFile(file)
    return reading.summary()
  },
}

/** A file without a date comes last: nothing shows it to be newer than another. */
function newestFirst(a: Glance, b: Glance): number {
  return (b.referenceDate ?? '').localeCompare(a.referenceDate ?? '') || a.file.name.localeCompare(b.file.name, 'en')
}

class CensusReading {
  readonly #sink: RowSink
  readonly #told = new Told()
  #authority: string | undefined
  #rows = 0
  #rejected = 0
  #bytesBefore = 0

  constructor(sink: RowSink) {
    this.#sink = sink
  }

  summary(): ReadSummary {
    const counts = { rows: this.#rows, rejected: this.#rejected }
    return this.#authority === undefined ? counts : { authority: this.#authority, ...counts }
  }

  passBy(file: ReceivedFile): void {
    const message = 'This file is not a children in need census, so it was passed by.'
    const remedy = 'None needed, unless it was meant to be one.'
    this.#sink.issue({ file: file.name, code: 'file-passed-by', severity: 'note', message, remedy })
    this.#bytesBefore += file.bytes
  }

  async readFile(file: ReceivedFile): Promise<void> {
    const oddments = new Oddments()
    const supplied = new Set<CensusTable>()
    const counts = { children: 0, repeats: 0, older: 0 }
    let header: CensusHeader | undefined
    const fault = await readXml(file, {
      gather: name => gathered.has(specifiedName(name) ?? ''),
      onElement: element => {
        if (specifiedName(element.name) === 'Header') {
          header = readHeader(element, file.name, issue => this.#sink.issue(issue))
          this.#meetAuthority(file, header.authority, element)
          return
        }
        counts.children++
        oddments.look(element)
        const reading = readChild(element, file.name, header?.referenceDate)
        this.#take(reading, supplied, counts)
        const { childId, referenceDate } = reading
        if (childId !== '' && referenceDate !== undefined) {
          this.#sink.tellsOf?.(childId, yearEndOf(referenceDate), undefined)
          this.#tellsAll(yearEndOf(referenceDate))
        }
      },
      onBytes: bytes => this.#sink.progress(this.#bytesBefore + bytes, this.#rows),
    })
    this.#bytesBefore += file.bytes
    oddments.tell(file.name, issue => this.#sink.issue(issue))
    if (fault !== undefined) {
      this.#sink.issue(issueOfFault(file.name, fault))
      if (fault.unfinished !== undefined) this.#reject(1)
      if (header?.referenceDate !== undefined) this.#sink.brokeOff?.(yearEndOf(header.referenceDate))
    }
    this.#tellOfFile(file, header ?? noHeader, counts)
  }

  #take(reading: ChildReading, supplied: Set<CensusTable>, counts: { repeats: number; older: number }): void {
    this.#rows += reading.repeats
    this.#reject(reading.refused)
    if (reading.refused > 0 && reading.childId !== '') this.#sink.refused(reading.childId, undefined)
    counts.repeats += reading.repeats
    let older = 0
    const yearEnd = reading.referenceDate === undefined ? undefined : yearEndOf(reading.referenceDate)
    for (const draft of reading.drafts) {
      this.#rows++
      const { table, key, data, line, unread } = draft
      const met = this.#told.meet(draft, reading.childId, reading.file)
      if (met === 'same') counts.repeats++
      else if (met === 'in another file') older++
      else if (met === 'differs') {
        this.#rejected++
        reading.issues.push(conflict(reading, table, line))
      } else {
        if (!supplied.has(table)) {
          supplied.add(table)
          const columns = censusTables[table]
          this.#sink.table({ table, file: reading.file, columns, missingColumns: [], unknownColumns: [] })
          if (yearEnd !== undefined) this.#sink.tellsYear?.(table, yearEnd)
        }
        this.#sink.row(
          { table, format: 'cin-census', key, childId: reading.childId, data },
          { file: reading.file, row: line, yearEnd, ...(unread.length === 0 ? {} : { unread }) },
        )
      }
    }
    if (reading.childId !== '') for (const table of reading.unread.tables()) this.#sink.refused(reading.childId, table)
    counts.older += older
    reading.issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
    for (const issue of reading.issues) this.#sink.issue(issue)
  }

  /** A census tells whatever was open in its year, also by having nothing of a kind at all. */
  #tellsAll(yearEnd: string): void {
    for (const table of toldWhileOpen['cin-census'] ?? []) {
      if (table === 'cin_plans' && yearEnd < plansSince) continue
      this.#sink.tellsYear?.(table, yearEnd)
    }
  }

  #reject(rows: number): void {
    this.#rows += rows
    this.#rejected += rows
  }

  #meetAuthority(file: ReceivedFile, authority: string | undefined, header: XmlElement): void {
    this.#authority ??= authority
    if (authority === undefined || authority === this.#authority) return
    this.#sink.issue({
      file: file.name,
      row: header.line,
      column: 'LEA',
      value: authority,
      code: 'authority-differs',
      severity: 'warning',
      message: `This file is of authority ${authority}, another of authority ${this.#authority}. Both were taken.`,
      remedy: 'Import the files of one authority at a time; undo this import if the file is not yours.',
    })
  }

  #tellOfFile(
    { name: file }: ReceivedFile,
    header: CensusHeader,
    counts: { children: number; repeats: number; older: number },
  ): void {
    const note = (code: string, message: string, remedy = 'None needed.') =>
      this.#sink.issue({ file, code, severity: 'note', message, remedy })
    if (header.authority === undefined) {
      note('authority-missing', 'The file does not say which authority it is of.', 'Check that it is yours.')
    }
    if (counts.children === 0) {
      this.#sink.issue({
        file,
        code: 'file-empty',
        severity: 'warning',
        message: 'There is no complete Child in this file.',
        remedy: 'Check that the export has children in it, each in an element named Child.',
      })
    }
    if (counts.repeats > 0)
      note('row-repeated', `${counted(counts.repeats, 'row')} only repeated what the file had said already.`)
    if (counts.older > 0)
      note('row-superseded', `${counted(counts.older, 'row')} had been read from a newer file, which is believed.`)
  }
}

/** The first year whose census has child in need plans. */
const plansSince = '2022-03-31'

const gathered: ReadonlySet<string> = new Set(['Header', 'Child'])

function conflict(reading: ChildReading, table: CensusTable, line: number) {
  return {
    file: reading.file,
    row: line,
    code: 'row-conflicts',
    severity: 'error' as const,
    message: `An earlier Child with the same LAchildID has already told of this (${table}), and differently. That one was taken.`,
    remedy: 'Give each child one Child element, with all of its CINdetails within it.',
    childId: reading.childId,
  }
}
