import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest, so that none of them runs alone when all others are done. */
const longest = [
  'tests/journey',
  'tests/attack/injection',
  'tests/access/matrix',
  'tests/oversight',
  'tests/imports',
  'tests/restore-drill',
  'tests/every-number-opens',
  'src/intake/compare/compare',
  'tests/sign-in',
  'tests/access/restricted',
  'src/store/open',
  'src/ui/specimen',
  'src/analysis/in-sql',
  'tests/published-bands',
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
