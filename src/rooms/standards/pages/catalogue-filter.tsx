import { stages } from '../../../domain/standards/standard.ts'
import { Checkboxes, type ChosenFilter, ChosenFilters, Filter, hrefWith, Input, Radios } from '../../../ui/index.ts'
import { stageKey } from '../asked.ts'
import { stageWords } from '../words.ts'

/** One question of the filter with a single answer. */
interface Choice {
  readonly name: string
  readonly title: string
  readonly value: string | undefined
  readonly items: readonly { readonly value: string; readonly text: string }[]
}

interface CatalogueFilterProps {
  readonly action: string
  readonly stage: readonly string[]
  readonly words: string | undefined
  readonly choices: readonly Choice[]
}

/** What the catalogue can be narrowed by. */
export function CatalogueFilter({ action, stage, words, choices }: CatalogueFilterProps) {
  return (
    <Filter action={action}>
      <Input name="words" label="Words in it" value={words} hint="Such as “review”, “regulation 28” or an id" />
      {choices.map(each => (
        <Radios
          name={each.name}
          legend={each.title}
          small
          value={each.value ?? ''}
          items={[{ value: '', text: 'All' }, ...each.items]}
        />
      ))}
      <Checkboxes
        name="stage"
        legend="Part of the child’s journey"
        small
        values={stage}
        items={stages.map(each => ({ value: stageKey(each), text: stageWords[each] }))}
      />
    </Filter>
  )
}

/** The filters in use, each of which can be taken away. */
export function CatalogueChosen({ action, stage, words, choices }: CatalogueFilterProps) {
  const kept = { stage, words, ...Object.fromEntries(choices.map(each => [each.name, each.value])) }
  const without = (changes: Parameters<typeof hrefWith>[1]) => hrefWith(action, { ...kept, ...changes })
  const chosen: ChosenFilter[] = [
    { heading: 'Words', items: words === undefined ? [] : [{ text: words, href: without({ words: undefined }) }] },
    ...choices.map(({ name, title, value, items }) => ({
      heading: title,
      items: items
        .filter(each => each.value === value)
        .map(each => ({ text: each.text, href: without({ [name]: undefined }) })),
    })),
    {
      heading: 'Part of the journey',
      items: stages
        .filter(each => stage.includes(stageKey(each)))
        .map(each => ({
          text: stageWords[each],
          href: without({ stage: stage.filter(other => other !== stageKey(each)) }),
        })),
    },
  ]
  return <ChosenFilters chosen={chosen} clearHref={action} />
}
