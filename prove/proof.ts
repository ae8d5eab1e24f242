/** Where a proof works, and how it says what it found. */
export interface ProofPlace {
  /** A folder of its own, removed afterwards. */
  readonly folder: string
  /** Says one line of the result. */
  say(line: string): void
}

/** Something full-size or destructive that is shown to hold. `prove` throws where it does not. */
export interface Proof {
  readonly name: string
  readonly title: string
  prove(place: ProofPlace): Promise<void>
}

/** Throws, saying what was wanted, unless it is so. */
export function must(so: boolean, otherwise: string): asserts so {
  if (!so) throw new Error(otherwise)
}

/** Throws unless two texts are the same, showing where they part. */
export function mustBe(found: string, wanted: string, otherwise: string): void {
  if (found === wanted) return
  let at = 0
  while (found[at] === wanted[at]) at++
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 100))
  throw new Error(`${otherwise} It has ${around(found)} where there was ${around(wanted)}.`)
}
