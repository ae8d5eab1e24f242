/** Why an import cannot be done, in words for the person who asked for it. `code` is short and stable. */
export class ImportRefused extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'ImportRefused'
    this.code = code
  }
}
