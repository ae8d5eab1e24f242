import { type ListPage, otherWorkers, restrictionSentence } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { isEnough } from '../../../domain/indicators/enough.ts'
import type { Indicator } from '../../../domain/indicators/indicator.ts'
import { whyLeftOut } from '../../../domain/indicators/why-left-out.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { SavedView } from '../../../store/saved-views.ts'
import {
  type Children,
  Downloads,
  FilterLayout,
  LeftOut,
  NoFiles,
  numberText,
  PageHeading,
  PrintButton,
  SubNavigation,
} from '../../../ui/index.ts'
import { AsAtForm, AsAtProblem } from '../../live/index.ts'
import { asSecond, selectionsIn } from '../asked.ts'
import { fieldTitles } from '../fields.ts'
import { isShare, numberOf } from '../numbers.ts'
import type { Exploration } from '../reading.ts'
import { Breakdown } from './breakdown.tsx'
import { ChildrenView } from './children-view.tsx'
import { Fields, Selections } from './fields.tsx'
import { SavedLinks } from './saved.tsx'
import { type TrendPointRead, TrendView } from './trend-view.tsx'

export interface ExplorePageProps {
  readonly exploration: Exploration
  readonly organisation: Organisation
  readonly source: Children
  readonly mayExport: boolean
  readonly csrf: string
  /** The saved view it was opened by. */
  readonly saved?: SavedView | undefined
  readonly isOwn?: boolean | undefined
  readonly trend?: readonly TrendPointRead[] | undefined
  readonly list?: ListPage | undefined
  readonly names?: ReadonlyMap<string, string> | undefined
  readonly paging?: { readonly at: number; readonly pages: number; readonly first: number } | undefined
}

/** One indicator, cut as its reader chooses, with what every other choice would give. */
export function ExplorePage(props: ExplorePageProps) {
  const { exploration } = props
  const { indicator, asAt, address, where, selecting, labelOf, without, query } = exploration
  return (
    <>
      <AsAtProblem asAt={asAt} />
      <PageHeading
        caption="Explore"
        lead={indicator.definition}
        actions={
          <>
            <AsAtForm asAt={asAt} action="/explore" keep={inAddress(address({ on: undefined }))} />
            <PrintButton />
          </>
        }
      >
        {indicator.title}
      </PageHeading>
      <p class="govuk-body sl-explore-ways">
        <a class="govuk-link govuk-link--no-visited-state" href="/explore">
          Choose another measure
        </a>
        <a
          class="govuk-link govuk-link--no-visited-state"
          href={address(
            {
              ...asSecond({ ...selectionsIn(where), on: asAt.on, import: query.import }),
              ...{ show: undefined, which: undefined, why: undefined, all: undefined },
            },
            '/explore/compare',
          )}
        >
          Compare with another selection
        </a>
        <a class="govuk-link govuk-link--no-visited-state" href={address({ import: undefined }, '/explore/known')}>
          As known at an earlier import
        </a>
        <SavedLinks {...props} />
      </p>
      <FilterLayout
        filter={<Fields exploration={exploration} />}
        chosen={<Selections {...{ where, selecting, labelOf }} />}
      >
        <section id="result" tabIndex={-1} aria-labelledby="result-heading">
          <Result exploration={exploration} id="result-heading" />
          {without.length > 0 && (
            <p class="govuk-body-s">
              Left aside, as this measure cannot be cut by it: {without.map(each => fieldTitles[each]).join(', ')}.
            </p>
          )}
          <AboutWorkers exploration={exploration} />
          <Views exploration={exploration} />
          <View {...props} />
        </section>
        <p class="govuk-body-s">{restrictionSentence}</p>
      </FilterLayout>
    </>
  )
}

/** Why workers of others are told together, where they are. */
export function AboutWorkers({
  exploration: { association, by, isNarrowed },
}: {
  readonly exploration: Pick<Exploration, 'association' | 'by' | 'isNarrowed'>
}) {
  const isTogether =
    by.includes('worker') && association.groups?.some(each => each.keys.includes(otherWorkers)) === true
  if (!isTogether && !isNarrowed) return null
  return (
    <p class="govuk-body-s">
      Workers are told apart only of the units you are responsible for: there is no league table of workers here.
      {isTogether && ' The others stand together in one line.'}
      {isNarrowed && ' Of the workers chosen, those of others are left aside.'}
    </p>
  )
}

/** What an address holds, as hidden fields of a form keep it. */
export function inAddress(address: string): Readonly<Record<string, readonly string[]>> {
  const held: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(address.split('?')[1] ?? '')) (held[name] ??= []).push(value)
  return held
}

/** Of how many children the number is, where it does not say so itself: of deadlines a child has several. */
export function ofChildren(
  indicator: Indicator,
  { children, denominator }: Pick<Exploration['association'], 'children' | 'denominator'>,
): string {
  const { unit } = indicator
  if (children === 0 || unit === 'children' || (unit.includes('children') && children === denominator)) return ''
  const outOf = `of ${counted(children, 'child', 'children')}`
  return isShare(indicator) ? `: ${unit} ${outOf}` : ` ${outOf}`
}

/** The number, what it is out of, and what was left out of it. */
export function Result({
  exploration,
  id,
  level = 2,
}: {
  readonly exploration: Pick<Exploration, 'indicator' | 'association' | 'asAt' | 'known' | 'address' | 'mayList'>
  readonly id: string
  readonly level?: 2 | 3
}) {
  const Heading = `h${level}` as const
  const { indicator, association, asAt } = exploration
  const { known, address, mayList } = exploration
  const { exclusions, notKnown, quartiles, denominator } = association
  const { day, today } = asAt
  return (
    <>
      <Heading class="govuk-heading-m sl-explore-number" id={id} data-result>
        {numberOf(indicator, association)}
        <span class="sl-explore-number__of">{ofChildren(indicator, association)}</span>
      </Heading>
      <p class="govuk-body-s">
        As at {day === today ? 'today, ' : ''}
        {longDate(day)}
        {known && `, as known at import ${known.batch} of ${longDate(known.on)}`}.
        {known && [
          ' ',
          <a class="govuk-link govuk-link--no-visited-state" href={address({ import: undefined })} data-swap-link>
            Show it as known now
          </a>,
          '.',
        ]}
        {quartiles &&
          isEnough(indicator, denominator) &&
          ` Of ${numberText(denominator)}; the middle half from ${numberText(quartiles[0])} to ${numberText(quartiles[1])} ${indicator.unit}.`}
        {notKnown > 0 && ` ${numberText(notKnown)} of ${numberText(denominator)} do not say and are not counted.`}
        {exclusions.length > 0 && [
          ' Left out: ',
          <LeftOut
            exclusions={exclusions}
            hrefOf={
              mayList
                ? why => address({ show: 'children', which: 'left-out', why: whyLeftOut(indicator, why) })
                : undefined
            }
          />,
          '.',
        ]}
      </p>
    </>
  )
}

function Views({ exploration: { show, address, mayList } }: { readonly exploration: Exploration }) {
  const view = (name: Exploration['show'], text: string) => ({
    text,
    href: address({ show: name === 'breakdown' ? undefined : name }),
    current: show === name,
  })
  return (
    <SubNavigation
      label="Ways to see it"
      items={[
        view('breakdown', 'Breakdown'),
        view('trend', 'Trend'),
        ...(mayList ? [view('children', 'Children')] : []),
      ]}
    />
  )
}

function View({ exploration, organisation, source, mayExport, trend, list, names, paging }: ExplorePageProps) {
  const { address, show } = exploration
  const to = (format: string) => address({ format, show }, '/explore/export')
  const files = mayExport ? { csv: to('csv'), xlsx: to('xlsx') } : undefined
  if (trend !== undefined) return <TrendView {...{ exploration, source }} points={trend} download={files} />
  const downloads = files ? (
    <Downloads what={show === 'children' ? 'this list' : 'this table'} {...files} />
  ) : (
    <NoFiles />
  )
  if (list !== undefined && paging !== undefined)
    return (
      <>
        {list.mayOpen > 0 && downloads}
        <ChildrenView {...{ exploration, list, organisation, paging }} names={names ?? new Map()} />
      </>
    )
  return (
    <>
      <Breakdown exploration={exploration} />
      {downloads}
    </>
  )
}
