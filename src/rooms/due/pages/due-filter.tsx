import { dueBands } from '../../../analysis/index.ts'
import { nobodyWords, notKnown, type Organisation, wholeName } from '../../../domain/access/organisation.ts'
import type { Scope } from '../../../domain/access/scope.ts'
import { parseDay } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type Standard, stages } from '../../../domain/standards/standard.ts'
import { capital } from '../../../domain/words/capital.ts'
import {
  Checkboxes,
  type ChosenFilter,
  ChosenFilters,
  Filter,
  hrefWith,
  Select,
  type SelectGroup,
  type SelectItem,
} from '../../../ui/index.ts'
import { unallocated, unitName } from '../../live/index.ts'
import { bandKey } from '../asked.ts'
import type { DueReading } from '../reading.ts'
import { bandTitles, stateFilterWords, withinWords } from '../words.ts'

interface DueFilterProps {
  readonly reading: DueReading
  readonly organisation: Organisation
  readonly scope: Scope
}

/** What the list can be narrowed by: when, which standard, whose. */
export function DueFilter({ reading, organisation, scope }: DueFilterProps) {
  const { view, query } = reading
  const { query: part } = view.chosen
  const keep = {
    on: view.asAt.on,
    state: query.state,
    within: query.within,
    by: query.by,
    sort: query.sort,
    direction: query.direction,
  }
  return (
    <Filter action="/due" keep={keep}>
      <Checkboxes
        name="band"
        legend="When"
        small
        values={query.band}
        items={dueBands.map(each => ({ value: bandKey(each), text: bandTitles[each] }))}
      />
      <Select
        name="standard"
        label="Standard"
        value={query.standard ?? ''}
        items={[{ value: '', text: 'All standards' }, ...standardsByStage(view.standards.on(view.asAt.day))]}
      />
      {!view.isOwn && <PartChoice {...{ part, organisation, scope }} title={view.chosen.title} />}
    </Filter>
  )
}

/** The standards to choose from, under the parts of the child's journey. */
function standardsByStage(standards: readonly Standard[]): SelectGroup[] {
  return stages.map(stage => ({
    heading: capital(stage),
    items: standards
      .filter(each => each.stage === stage)
      .map(each => ({ value: each.id, text: `${each.title} (${each.id})` })),
  }))
}

/** Service, unit and worker as two choices: the second is of the workers of the unit chosen in the first. */
function PartChoice({
  part,
  organisation,
  scope,
  title,
}: {
  readonly part: Readonly<Record<string, string>>
  readonly organisation: Organisation
  readonly scope: Scope
  readonly title: string
}) {
  const { unit } = part
  const places = placesOf(organisation, scope)
  const value = unit !== undefined ? `unit:${unit}` : part.service !== undefined ? `service:${part.service}` : 'all'
  const isListed = places.some(each => each.value === value)
  // A unit outside the lists, or all that a worker holds in whatever unit, stays chosen by fields that are not seen.
  // So does a worker whom only the involvements know.
  const isKnown = organisation.workers.some(each => each.id === part.worker)
  const other =
    isListed && (part.worker === undefined || part.worker === unallocated || (unit !== undefined && isKnown))
  const workers = organisation.workers.filter(
    each => unit !== undefined && (each.unitId === unit || each.id === part.worker),
  )
  return (
    <>
      {!other && Object.entries(part).map(([name, text]) => <input type="hidden" name={name} value={text} />)}
      <Select
        name="part"
        label="Service or unit"
        value={other ? value : ''}
        items={other ? places : [{ value: '', text: title }, ...places]}
      />
      {other && (
        <Select
          name="worker"
          label="Who holds the case"
          hint={workers.length === 0 ? 'Choose a unit first.' : undefined}
          value={part.worker ?? ''}
          items={[
            { value: '', text: unit === undefined ? 'Anyone' : 'Anyone in the unit' },
            ...workers.map(each => ({ value: each.id, text: each.name ?? each.id })),
            {
              value: unallocated,
              text: organisation.holdersUnknown ? nobodyWords(organisation) : 'Nobody: unallocated',
            },
          ]}
        />
      )}
    </>
  )
}

/** Services with their units under them, as far as the reader may open anything there. */
function placesOf(organisation: Organisation, scope: Scope): SelectItem[] {
  const isOpen = (unit: string) => scope.kind === 'authority' || (scope.kind === 'part' && scope.units.has(unit))
  const all = {
    value: 'all',
    text: scope.kind === 'authority' ? allOf(organisation) : 'All mine',
  }
  const places = organisation.services.flatMap((service): SelectItem[] => {
    const units = organisation.units.filter(each => each.serviceId === service.id && isOpen(each.id))
    if (units.length === 0) return []
    return [
      { value: `service:${service.id}`, text: service.name },
      ...units.map(each => ({ value: `unit:${each.id}`, text: `\u2003${each.name}` })),
    ]
  })
  return scope.kind === 'authority'
    ? [all, ...places, { value: `unit:${notKnown}`, text: unitName(organisation, undefined) }]
    : [all, ...places]
}

/** The filters in use, each a tag that takes itself away. */
export function DueChosen({ reading }: { readonly reading: DueReading }) {
  const { query, view, address } = reading
  const without = Object.fromEntries(Object.keys(view.chosen.query).map(name => [name, undefined]))
  const chosen: ChosenFilter[] = []
  const bands = dueBands.filter(each => query.band.includes(bandKey(each)))
  if (bands.length > 0) {
    chosen.push({
      heading: 'When',
      items: bands.map(band => ({
        text: bandTitles[band],
        href: address({ band: query.band.filter(each => each !== bandKey(band)) }),
      })),
    })
  }
  if (query.state !== undefined)
    chosen.push({
      heading: 'State',
      items: [{ text: stateFilterWords[query.state], href: address({ state: undefined }) }],
    })
  if (query.within !== undefined)
    chosen.push({ heading: 'Due', items: [{ text: withinWords, href: address({ within: undefined }) }] })
  const by = query.by === undefined ? undefined : parseDay(query.by)
  if (by !== undefined)
    chosen.push({ heading: 'To be done', items: [{ text: `By ${longDate(by)}`, href: address({ by: undefined }) }] })
  if (query.standard !== undefined) {
    const { title } = view.standards.byId(query.standard, view.asAt.day)
    // A row says the time it was judged by, which may be one set before.
    const isMixed = reading.items.some(each => view.standards.judging(each).title !== title)
    const text = isMixed ? `${title}, or the time set before` : title
    chosen.push({ heading: 'Standard', items: [{ text, href: address({ standard: undefined }) }] })
  }
  if (!view.isOwn && Object.keys(without).length > 0)
    chosen.push({ heading: 'Whose', items: [{ text: view.chosen.title, href: address(without) }] })
  return <ChosenFilters chosen={chosen} clearHref={hrefWith('/due', { on: view.asAt.on })} />
}

/** "All of Children and Families", "The whole authority" where no directorate is known. */
function allOf(organisation: Organisation): string {
  const name = wholeName(organisation)
  return organisation.directorate.id === notKnown ? name : `All of ${name}`
}
