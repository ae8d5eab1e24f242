interface AskedForProps {
  /** What was asked for, in its own words; undefined where the standard alone says it. */
  readonly words: string | undefined
  /** The standard's. */
  readonly title: string
}

/** What is to be done: the words in which it was asked for, with the standard beneath, or the standard. */
export function AskedFor({ words, title }: AskedForProps) {
  if (words === undefined) return <strong>{title}</strong>
  return (
    <>
      <strong class="sl-breaks">
        <bdi>{words}</bdi>
      </strong>
      <br />
      <span class="sl-quiet">{title}</span>
    </>
  )
}
