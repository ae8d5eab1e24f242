/** Short texts by number, so that a column of them is an array of integers. 0 is unknown, and so is an empty text. */
export class Dictionary {
  readonly texts: (string | undefined)[] = [undefined]
  readonly #codes = new Map<string, number>([['', 0]])

  code(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.texts.length
      this.texts.push(text)
      this.#codes.set(text, code)
    }
    return code
  }

  /** The code of a text already met; undefined where no row has it. */
  find(text: string): number | undefined {
    return this.#codes.get(text)
  }
}
