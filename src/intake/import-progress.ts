/** 'waiting': for the import before it, which the same server is at. */
export type ImportStep = 'waiting' | 'receiving' | 'reading' | 'comparing' | 'writing' | 'deriving' | 'published'

/** How far an import has come. `rate` is rows a second, or bytes a second while reading. */
export interface ImportProgress {
  readonly step: ImportStep
  readonly rows: number
  readonly totalRows?: number
  readonly bytes: number
  readonly totalBytes: number
  readonly rate: number
  /** For this step; undefined while it cannot be told. */
  readonly secondsLeft?: number
}

export type OnProgress = (progress: ImportProgress) => void

/** Tells progress a few times a second, however often it is told. */
export class Progress {
  readonly #tell: OnProgress
  readonly #totalBytes: number
  #step: ImportStep = 'receiving'
  #since = performance.now()
  #toldAt = 0
  #bytes = 0

  constructor(tell: OnProgress, totalBytes: number) {
    this.#tell = tell
    this.#totalBytes = totalBytes
  }

  /** Begins a step. */
  begin(step: ImportStep, totalRows?: number): void {
    this.#step = step
    this.#since = performance.now()
    this.#toldAt = 0
    this.at(0, totalRows)
  }

  /** Says how many rows (and, while reading, bytes) of the step are done. */
  at(rows: number, totalRows?: number, bytes: number = this.#bytes): void {
    this.#bytes = bytes
    const now = performance.now()
    if (now - this.#toldAt < 200 && rows !== totalRows) return
    this.#toldAt = now
    const seconds = (now - this.#since) / 1000
    const reading = this.#step === 'reading'
    const done = reading ? bytes : rows
    const total = reading ? this.#totalBytes : totalRows
    const rate = seconds > 0 ? Math.round(done / seconds) : 0
    this.#tell({
      step: this.#step,
      rows,
      ...(totalRows === undefined ? {} : { totalRows }),
      bytes,
      totalBytes: this.#totalBytes,
      rate,
      ...(total === undefined || rate === 0 ? {} : { secondsLeft: Math.max(0, Math.ceil((total - done) / rate)) }),
    })
  }
}
