import { classes, Details, numberText } from '../../../ui/index.ts'

/** Longer, and the cell wraps; longer still, and it opens on demand. */
const short = 40
const long = 120

/** Text as it was imported, however long and in whatever script: kept apart from what stands beside it. */
export function ImportedText({ text }: { readonly text: string }) {
  if (text === '') return null
  if (text.length <= long)
    return <bdi class={classes('sl-imported', text.length > short && 'sl-imported--long')}>{text}</bdi>
  return (
    <div class="sl-imported sl-imported--long">
      <Details
        summary={
          <>
            <bdi>{text.slice(0, 60)}…</bdi> ({numberText(text.length)} characters)
          </>
        }
      >
        <bdi>{text}</bdi>
      </Details>
    </div>
  )
}
