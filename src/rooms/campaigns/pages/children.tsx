import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, day } from '../../../domain/calendar/day.ts'
import { outcomeWords } from '../../../domain/campaigns/outcome.ts'
import { childName } from '../../../domain/words/child-name.ts'
import type { Campaign } from '../../../store/campaigns/index.ts'
import {
  ChosenFilters,
  Count,
  Downloads,
  EmptyState,
  hrefWith,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  ShortDate,
  Table,
} from '../../../ui/index.ts'
import { openTitle } from '../../child/index.ts'
import { unitName } from '../../live/index.ts'
import { type DirectionOfCase, directionHref, standingOf } from '../../oversight/index.ts'
import { campaignHref, reviewHref } from '../addresses.ts'
import { chosenOf, type ListQuery } from '../filter.ts'
import type { CampaignRow } from '../reading.ts'
import { CampaignFrameNavigation } from './frame.tsx'

interface ChildrenProps {
  readonly campaign: Campaign
  readonly query: ListQuery
  /** As counted. */
  readonly counted: number
  /** This page's, of those the reader may open. */
  readonly rows: readonly CampaignRow[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number; readonly all: number }
  readonly names: ReadonlyMap<string, string>
  readonly nameOf: (personId: string) => string
  readonly ownerName: (ownerId: string) => string
  readonly organisation: Organisation
  readonly today: Day
  readonly mayRun: boolean
  readonly mayExport: boolean
  readonly comparable: boolean
}

const stageWords: Readonly<Record<CampaignRow['stage'], string>> = {
  done: 'Reviewed',
  begun: 'Begun',
  'to do': 'To do',
  'not shared out': 'Nobody’s yet',
}

/** The children behind a number of a campaign, with plan, owner and date for each. */
export function ChildrenPage(props: ChildrenProps) {
  const { campaign, query, counted, rows, paging, organisation, nameOf, mayRun, mayExport, comparable } = props
  const address = (changes: Readonly<Record<string, string | number | undefined>>, path = '/children') =>
    hrefWith(campaignHref(campaign.campaign_id, path, keep(query)), changes)
  const outside = counted - paging.all
  const pages = pagesOf(paging.at, paging.pages, page => address({ page: page === 1 ? undefined : page }))
  return (
    <>
      <PageHeading caption={<bdi>{campaign.name}</bdi>} actions={<PrintButton />}>
        Children of the campaign
      </PageHeading>
      <CampaignFrameNavigation {...{ campaign, comparable, mayRun }} current="children" />
      <ChosenFilters
        clearHref={campaignHref(campaign.campaign_id, '/children')}
        chosen={chosenOf(query, { nameOf, unitName: each => unitName(organisation, each) }).map(
          ({ heading, text, field }) => ({
            heading,
            items: [{ text, href: address({ [field]: undefined, ...(field === 'among' ? { with: undefined } : {}) }) }],
          }),
        )}
      />
      <p class="govuk-body sl-result-count" data-result>
        <Count count={counted} /> {counted === 1 ? 'child' : 'children'}
        {outside > 0 && `, ${numberText(outside)} of them outside your scope and not listed`}
      </p>
      {rows.length > 0 && mayExport && (
        <Downloads
          what="this list"
          csv={address({ format: 'csv' }, '/children/export')}
          xlsx={address({ format: 'xlsx' }, '/children/export')}
        />
      )}
      <List {...props} />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + rows.length} of {numberText(paging.all)}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
    </>
  )
}

function keep({ page: _, ...query }: ListQuery): Record<string, string | undefined> {
  return query
}

function List({ campaign, rows, names, nameOf, ownerName, organisation, today }: ChildrenProps) {
  return (
    <Table<CampaignRow>
      caption="Children of the campaign"
      captionHidden
      rows={rows}
      empty={
        <EmptyState
          title="Nobody to list"
          action={{ href: campaignHref(campaign.campaign_id, '/children'), text: 'See all children of the campaign' }}
        >
          None of the campaign’s children that you may open is so.
        </EmptyState>
      }
      columns={[
        {
          key: 'child',
          heading: 'Child',
          cell: each => (
            <a class="govuk-link" href={reviewHref(each.childId, campaign.campaign_id)}>
              <bdi>{childName(names, each.childId)}</bdi>
            </a>
          ),
        },
        {
          key: 'then',
          heading: 'When fixed',
          cell: ({ child }) => (
            <div>
              {openTitle(child.status)}
              <br />
              <span class="sl-quiet">{child.months} months</span>
            </div>
          ),
        },
        { key: 'unit', heading: 'Unit now', cell: ({ child }) => unitName(organisation, child.unit ?? undefined) },
        {
          key: 'reader',
          heading: 'Reviewer',
          class: 'sl-breaks',
          cell: ({ child, stage, isBlind }) => (
            <div>
              {child.first_reader === null ? '–' : <bdi>{nameOf(child.first_reader)}</bdi>}
              <br />
              <span class="sl-quiet">{isBlind ? 'kept from you until your reading is in' : stageWords[stage]}</span>
            </div>
          ),
        },
        { key: 'outcome', heading: 'Outcome', cell: row => <Outcome row={row} /> },
        {
          key: 'plan',
          heading: 'What will change',
          class: 'sl-breaks',
          cell: ({ plan }) =>
            plan === undefined ? (
              '–'
            ) : (
              <div>
                <a class="govuk-link" href={directionHref(plan)}>
                  <bdi>{plan.what}</bdi>
                </a>
                <br />
                <span class="sl-quiet">
                  <bdi>{ownerName(plan.owner_id)}</bdi>
                </span>
              </div>
            ),
        },
        {
          key: 'when',
          heading: 'By when',
          cell: ({ plan }) => (plan === undefined ? '–' : <By plan={plan} today={today} />),
        },
      ]}
    />
  )
}

function Outcome({ row: { outcome, differs, child } }: { readonly row: CampaignRow }) {
  if (outcome === undefined) return '–'
  return (
    <div>
      {outcomeWords[outcome].name}
      {differs && (
        <>
          <br />
          <span class="sl-quiet">
            {child.settled_outcome === null ? 'two readers differ: to be settled' : 'two readers differed: settled'}
          </span>
        </>
      )}
    </div>
  )
}

function By({ plan, today }: { readonly plan: DirectionOfCase; readonly today: Day }) {
  const { state, words } = standingOf(plan, today)
  return (
    <div>
      <ShortDate day={day(plan.due_on)} />
      {state !== 'to do' && (
        <>
          <br />
          {state === 'overdue' ? <strong>overdue, {words}</strong> : <span class="sl-quiet">{words}</span>}
        </>
      )}
    </div>
  )
}
