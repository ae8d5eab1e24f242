import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest, so that none of them runs alone when all others are done. */
const longest = [
  'tests/journey',
  'tests/attack/injection',
  'src/ui/specimen',
  'tests/imports',
  'src/store/open',
  'tests/restore-drill',
  'tests/every-number-opens',
  'tests/access/matrix',
  'src/analysis/ask',
  'src/analysis/in-sql',
]

/** A fresh copy knows of no earlier run by which Vitest would put the longest first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex(each => moduleId.includes(`/${each}.test.`))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
