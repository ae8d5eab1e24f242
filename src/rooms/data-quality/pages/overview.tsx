import type { Group } from '../../../analysis/index.ts'
import type { Amiss, Distorted } from '../../../analysis/quality.ts'
import { notKnown, type Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type QualityRule, qualityRules } from '../../../domain/quality/index.ts'
import {
  Count,
  CountLink,
  Details,
  EmptyState,
  hrefWith,
  KeyFigure,
  KeyFigures,
  PageHeading,
  PrintButton,
  type QueryChanges,
  Sparkline,
  Table,
} from '../../../ui/index.ts'
import { AsAtForm, AsAtProblem, holderNamer, unallocated, unitName, type View } from '../../live/index.ts'
import type { QualityReading } from '../reading.ts'
import { gravities, gravityOf, gravityWords } from '../words.ts'

interface OverviewProps {
  readonly view: View
  readonly reading: QualityReading
  readonly organisation: Organisation
  /** The reader may list children. */
  readonly mayList: boolean
}

/** What is missing or contradictory in records, why it matters, and which numbers rest on it. */
export function OverviewPage({ view, reading, organisation, mayList }: OverviewProps) {
  const { asAt, chosen } = view
  const { day, today } = asAt
  const kept = { ...chosen.query, on: asAt.on }
  const list = (changes: QueryChanges) => hrefWith('/data-quality/list', { ...kept, ...changes })
  return (
    <>
      <AsAtProblem asAt={asAt} />
      <PageHeading
        caption={chosen.title}
        lead={`What is missing or contradictory in the records of children open ${day === today ? 'today' : `on ${longDate(day)}`}, and what it does to the numbers.`}
        actions={
          <>
            <AsAtForm asAt={asAt} action="/data-quality" keep={chosen.query} />
            <PrintButton />
          </>
        }
      >
        Data quality
      </PageHeading>
      <KeyFigures>
        <KeyFigure
          title="Things to mend"
          line={
            <Sparkline
              values={reading.trend}
              label="Things to mend, at the end of each of twelve months and on the day"
            />
          }
        >
          {mayList ? (
            <CountLink count={reading.things} href={list({})} what="things to mend" />
          ) : (
            <Count count={reading.things} />
          )}
        </KeyFigure>
        <KeyFigure title="Children whose records they are in" note="Of all open, care leavers too">
          <Count count={reading.children} of={reading.open} />
        </KeyFigure>
        <KeyFigure title="Children with nothing amiss">
          <Count count={reading.open - reading.children} of={reading.open} />
        </KeyFigure>
      </KeyFigures>
      <Rules byRule={reading.byRule} {...{ list, mayList }} />
      <Distortions distorted={reading.distorted} kept={kept} />
      <Parts {...{ view, reading, organisation, kept, mayList }} />
      <Details summary="How this is counted">
        <p>
          Records as they stand now: the extract holds no history of what was mended, so an earlier day shows what of
          today’s was there to be mended then. What is wrong with an event (a visit, a referral) is listed for two
          years, as long as figures look back; what stands until it is mended is listed until then.
        </p>
        <p>Nothing can be mended here. Mend it in the case system; it goes from the list after the next import.</p>
      </Details>
    </>
  )
}

interface RulesProps {
  readonly byRule: ReadonlyMap<string, Amiss>
  readonly list: (changes: QueryChanges) => string
  readonly mayList: boolean
}

function Rules({ byRule, list, mayList }: RulesProps) {
  const found = qualityRules.filter(each => byRule.has(each.id))
  const none = qualityRules.length - found.length
  return (
    <>
      <Table<QualityRule>
        caption="What is amiss, the gravest first, and why it matters"
        captionSize="m"
        groups={gravities.flatMap(gravity => {
          const rows = found.filter(each => gravityOf(each) === gravity)
          return rows.length === 0 ? [] : [{ heading: gravityWords[gravity], rows }]
        })}
        empty={
          <EmptyState title="Nothing is missing or contradictory">
            All {qualityRules.length} rules were asked of every open child’s record here, and none found anything.
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            heading: 'What',
            class: 'sl-due__what',
            cell: each => (
              <div>
                <strong>{each.title}</strong> <span class="sl-quiet">{each.id}</span>
                <br />
                <span class="sl-quiet">{each.matters}</span>
              </div>
            ),
          },
          {
            key: 'things',
            heading: 'To mend',
            numeric: true,
            cell: ({ id, title }) =>
              mayList ? (
                <CountLink count={byRule.get(id)!.things} href={list({ rule: id })} what={`to mend: ${title}`} />
              ) : (
                <Count count={byRule.get(id)!.things} />
              ),
          },
          {
            key: 'children',
            heading: 'Children',
            numeric: true,
            cell: ({ id }) => <Count count={byRule.get(id)!.children} />,
          },
        ]}
      />
      {found.length > 0 && none > 0 && (
        <p class="govuk-body-s">
          {none} more {none === 1 ? 'rule finds' : 'rules find'} nothing here.
        </p>
      )}
    </>
  )
}

function Distortions({ distorted, kept }: { readonly distorted: readonly Distorted[]; readonly kept: QueryChanges }) {
  if (distorted.length === 0) return null
  return (
    <>
      <Table<Distorted>
        caption="Which numbers it distorts, and by how much at most"
        captionSize="m"
        rows={distorted}
        columns={[
          {
            key: 'number',
            heading: 'Number',
            cell: ({ indicator }) => (
              <a class="govuk-link" href={hrefWith('/explore', { ...kept, indicator: indicator.id })}>
                {indicator.title}
              </a>
            ),
          },
          {
            key: 'touched',
            heading: 'Rests on records with something amiss',
            numeric: true,
            cell: each => <Count count={each.touched} of={each.of} />,
          },
        ]}
      />
      <p class="govuk-body-s">
        Counted by child: of all that the number is counted over, how much is of children in whose records something is
        amiss that bears on it. The number is wrong by as much as that at most, and by less where the mistake does not
        change the count.
      </p>
    </>
  )
}

interface PartsProps {
  readonly view: View
  readonly reading: QualityReading
  readonly organisation: Organisation
  readonly kept: QueryChanges
  readonly mayList: boolean
}

/** Whose records they are: by unit, or by worker of a unit. In order of name: nobody is ranked. */
function Parts({ view, reading, organisation, kept, mayList }: PartsProps) {
  if (view.isOwn || view.chosen.part.workers !== undefined) return null
  const holderName = holderNamer(organisation)
  const isUnits = reading.by === 'unit'
  const nameOf = ({ keys: [id = ''] }: Group) =>
    isUnits ? unitName(organisation, id) : id === '' ? 'No worker' : holderName(id)
  const address = ({ keys: [id = ''] }: Group, path = '/data-quality') =>
    hrefWith(
      path,
      isUnits ? { on: kept.on, unit: id === '' ? notKnown : id } : { ...kept, worker: id === '' ? unallocated : id },
    )
  return (
    <Table<Group>
      caption={isUnits ? 'By unit' : 'By worker'}
      captionSize="m"
      rows={[...reading.groups].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB', { numeric: true }))}
      empty={<EmptyState title="Nothing to mend">Nobody here has anything to mend.</EmptyState>}
      columns={[
        {
          key: 'part',
          heading: isUnits ? 'Unit' : 'Worker',
          cell: each => (
            <a class="govuk-link" href={address(each)}>
              {nameOf(each)}
            </a>
          ),
        },
        {
          key: 'things',
          heading: 'To mend',
          numeric: true,
          cell: each =>
            mayList ? (
              <CountLink
                count={each.numerator}
                href={address(each, '/data-quality/list')}
                what={`to mend: ${nameOf(each)}`}
              />
            ) : (
              <Count count={each.numerator} />
            ),
        },
      ]}
    />
  )
}
