import { thresholdViews } from '../../../domain/oversight/question-set.ts'
import type { TypedNote } from '../../../store/oversight-notes.ts'
import { Radios } from '../../../ui/index.ts'
import { viewWords } from '../words.ts'

/** What level of help the worker and the manager each think the child needs. */
export function ViewsOfHelp({ typed, error }: { readonly typed: TypedNote; readonly error: string | undefined }) {
  const items = thresholdViews.map(each => ({ value: each, text: viewWords[each] }))
  return (
    <>
      <Radios
        name="worker-view"
        legend="The worker’s view of the level of help"
        legendClass="govuk-fieldset__legend--s"
        value={typed['worker-view']}
        items={items}
        small
      />
      <Radios
        name="manager-view"
        legend="The manager’s view of the level of help"
        legendClass="govuk-fieldset__legend--s"
        value={typed['manager-view']}
        items={items}
        error={error}
        small
      />
    </>
  )
}
