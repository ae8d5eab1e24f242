import { CountLink, numberText } from './numbers.tsx'

export interface LeftOutProps {
  /** How many were left out of a number, by why. */
  readonly exclusions: readonly { readonly why: string; readonly count: number }[]
  /** Where those left out for a reason are listed; undefined where the reader may list nobody. */
  readonly hrefOf: ((why: string) => string) | undefined
}

/** "3 (born abroad); 12 (no data)": what was left out of a number and why, each number open to those it counts. */
export function LeftOut({ exclusions, hrefOf }: LeftOutProps) {
  return (
    <>
      {exclusions.map(({ why, count }, index) => (
        <>
          {index > 0 && '; '}
          {hrefOf ? <CountLink count={count} href={hrefOf(why)} what="left out" /> : numberText(count)} ({why})
        </>
      ))}
    </>
  )
}
