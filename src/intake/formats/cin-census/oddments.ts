import { numberText } from '../../../domain/words/numbers.ts'
import type { Issue } from '../../issue.ts'
import type { XmlElement } from '../../read/xml.ts'
import { specifiedName } from './names.ts'

interface Oddment {
  readonly line: number
  readonly sample: string
  count: number
}

/** What stands in a file that the census has no place for. Gathered over the file and told once. */
export class Oddments {
  readonly #unknown = new Map<string, Oddment>()
  #stray: Oddment | undefined

  /** Looks through an element and all within it. */
  look(element: XmlElement): void {
    if (specifiedName(element.name) === undefined) {
      const known = this.#unknown.get(element.name)
      if (known !== undefined) known.count++
      else if (this.#unknown.size < most) this.#unknown.set(element.name, { line: element.line, sample: '', count: 1 })
      return
    }
    if (element.children.length > 0 && element.text !== '') {
      if (this.#stray !== undefined) this.#stray.count++
      else this.#stray = { line: element.line, sample: element.text, count: 1 }
    }
    for (const child of element.children) this.look(child)
  }

  tell(file: string, issue: (issue: Issue) => void): void {
    for (const [name, { line, count }] of this.#unknown) {
      issue({
        file,
        row: line,
        column: name.slice(0, 200),
        code: 'element-unknown',
        severity: 'note',
        message: `The census has no element ${name.slice(0, 200)}; it was passed by (${times(count)}).`,
        remedy: 'Check its spelling. If it is an element of your own, nothing need be done.',
      })
    }
    if (this.#stray === undefined) return
    issue({
      file,
      row: this.#stray.line,
      value: this.#stray.sample.slice(0, 200),
      code: 'text-stray',
      severity: 'note',
      message: `There is text between elements, where the census has none; it was passed by (${times(this.#stray.count)}).`,
      remedy: 'Remove the text, or give it the element it has lost.',
    })
  }
}

const most = 200

function times(count: number): string {
  return count === 1 ? 'once' : `${numberText(count)} times`
}
