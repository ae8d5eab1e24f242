/** Who saved a file, when, and from what: what every file says of itself, since files travel. */
export interface Exported {
  /** By name. */
  readonly by: string
  readonly personId: string
  /** The authority, by name. */
  readonly authority: string
  /** By the clock in England: "Thu 26 Nov 2026, 14:32". */
  readonly when: string
  /** The same for a file's name: "1432". */
  readonly clock: string
  /** The data version it was made from. */
  readonly version: number
  /** The request it answered, as in the access log. */
  readonly request: string
}

const confidential = 'Confidential: about children. Keep it where only those may read it who may see these children.'

/** What a file says of itself, as a heading and words. */
export function aboutExport({ by, personId, authority, when, version, request }: Exported): [string, string][] {
  return [
    ['Saved by', by],
    ['Person id', personId],
    ['Saved', when],
    ['Authority', authority],
    ['Data version', String(version)],
    ['Reference in the access log', request],
    ['Care', confidential],
  ]
}

/** The same in one paragraph. */
export function exportSentence({ by, authority, when, version, request }: Exported): string {
  return `Saved by ${by} of ${authority}, ${when}, from data version ${version} (reference ${request}). ${confidential}`
}

/** A file's name with who and when: "due-2026-11-26.csv" becomes "due-2026-11-26-by-uma-example-1432.csv". */
export function nameWithExport(name: string, { by, clock }: Pick<Exported, 'by' | 'clock'>): string {
  const [, stem = name, extension = ''] = /^(.*?)(\.[a-z0-9]{1,8})?$/is.exec(name) ?? []
  return `${stem}-by-${plain(by)}-${clock}${extension}`
}

/** Letters and digits that every file system keeps. */
function plain(text: string): string {
  const letters = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
  return letters === '' ? 'somebody' : letters
}
