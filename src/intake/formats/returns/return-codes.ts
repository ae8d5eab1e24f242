/** The codes that a return has for something, and how to speak of them. */
export interface ReturnCodes {
  readonly codes: ReadonlySet<string>
  /** What a good value looks like. */
  readonly example: string
}

/** Codes as a return's guidance lists them, parted by spaces. */
export function returnCodes(codes: string, example: string): ReturnCodes {
  return { codes: new Set(codes.split(' ')), example }
}
