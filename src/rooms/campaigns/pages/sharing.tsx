import type { Organisation } from '../../../domain/access/organisation.ts'
import { childName } from '../../../domain/words/child-name.ts'
import type { Campaign } from '../../../store/campaigns/index.ts'
import {
  Button,
  Checkboxes,
  Count,
  Details,
  EmptyState,
  Input,
  NotificationBanner,
  numberText,
  PageHeading,
  ProblemSummary,
  Select,
  SelectionBar,
  Table,
} from '../../../ui/index.ts'
import { unitName } from '../../live/index.ts'
import { campaignHref } from '../addresses.ts'
import type { Reader } from '../readers.ts'
import type { CampaignRow } from '../reading.ts'
import { CampaignFrameNavigation, doneWords } from './frame.tsx'

/** Somebody who may review, with how many of the campaign's children they may and have. */
interface ReaderLine {
  readonly reader: Reader
  readonly has: number
  readonly may: number
  /** Of the campaign's children, how many they hold themselves. */
  readonly holds: number
}

export interface SharingProblem {
  readonly field: 'readers' | 'reader' | 'children' | 'second-readers' | 'per-cent' | 'seed'
  readonly message: string
}

interface SharingProps {
  readonly campaign: Campaign
  readonly lines: readonly ReaderLine[]
  readonly chosen: readonly string[]
  /** Not reviewed, not begun, and open to whoever shares out: to be given by hand. */
  readonly rows: readonly CampaignRow[]
  readonly notShared: number
  readonly suggestedSeed: number
  readonly names: ReadonlyMap<string, string>
  readonly nameOf: (personId: string) => string
  readonly organisation: Organisation
  readonly problems: readonly SharingProblem[]
  readonly comparable: boolean
  readonly done: keyof typeof doneWords | undefined
  readonly csrf: string
}

/** Who reads whom: evenly or by hand, never whoever holds the case; and the sample that is read twice. */
export function SharingPage(props: SharingProps) {
  const { campaign, problems, comparable, done, lines } = props
  const goodDone = done !== undefined && done !== 'stale' && done !== 'shared-some' && done !== 'nothing-shared'
  return (
    <>
      <ProblemSummary problems={problems} />
      {done !== undefined && (
        <NotificationBanner {...(goodDone ? { type: 'success' as const } : {})} text={doneWords[done]} />
      )}
      <PageHeading
        caption={<bdi>{campaign.name}</bdi>}
        lead="Nobody is given a child whose case they hold, now or when the group was fixed, nor one they may not open."
      >
        Share out
      </PageHeading>
      <CampaignFrameNavigation {...{ campaign, comparable }} mayRun current="sharing" />
      {campaign.closed_at !== null ? (
        <p class="govuk-body">The campaign is closed.</p>
      ) : lines.length === 0 ? (
        <EmptyState title="Nobody here may review">
          Somebody other than whoever holds the cases has to hold a post, such as a unit lead, a service manager or an
          auditor. An administrator gives posts.
        </EmptyState>
      ) : (
        <>
          <Evenly {...props} />
          <ByHand {...props} />
          <Sample {...props} />
        </>
      )}
    </>
  )
}

function readerItems(lines: readonly ReaderLine[]) {
  return lines.map(({ reader, has, may, holds }) => ({
    value: reader.id,
    text: <bdi>{`${reader.name}, ${reader.role.toLowerCase()}`}</bdi>,
    hint: `May read ${numberText(may)}${holds > 0 ? `, not the ${numberText(holds)} they hold` : ''}; has ${numberText(has)} so far`,
  }))
}

function Evenly({ campaign, lines, chosen, notShared, problems, csrf }: SharingProps) {
  return (
    <section aria-labelledby="evenly">
      <h2 class="govuk-heading-m" id="evenly">
        Evenly
      </h2>
      <p class="govuk-body">
        <Count count={notShared} /> {notShared === 1 ? 'child is' : 'children are'} nobody’s to review yet.
      </p>
      <form action={campaignHref(campaign.campaign_id, '/sharing')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Checkboxes
          name="readers"
          legend="Who reviews"
          legendClass="govuk-fieldset__legend--s"
          small
          values={chosen}
          error={problems.find(each => each.field === 'readers')?.message}
          items={readerItems(lines)}
        />
        <Checkboxes
          name="again"
          small
          items={[{ value: 'yes', text: 'Share out again what is shared out and not begun' }]}
        />
        <Button name="do" value="evenly" preventDoubleClick>
          Share out evenly
        </Button>
      </form>
    </section>
  )
}

function ByHand({ campaign, lines, rows, names, nameOf, organisation, problems, csrf }: SharingProps) {
  const isOpen = problems.some(each => each.field === 'reader' || each.field === 'children')
  return (
    <Details summary="Give children to somebody by hand" open={isOpen} id="by-hand">
      <form action={campaignHref(campaign.campaign_id, '/sharing')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Select
          name="reader"
          label="Give the ticked children to"
          labelClass="govuk-label--s"
          error={problems.find(each => each.field === 'reader')?.message}
          items={[
            { value: '', text: 'Choose a person' },
            ...lines.map(({ reader }) => ({ value: reader.id, text: `${reader.name}, ${reader.role.toLowerCase()}` })),
          ]}
        />
        <SelectionBar name="children">
          <Button name="do" value="by-hand" variant="secondary" preventDoubleClick>
            Give them
          </Button>
        </SelectionBar>
        <div id="children">
          <Table<CampaignRow>
            caption="Not begun, of the children you may open"
            rows={rows}
            choice={{
              name: 'children',
              value: each => each.childId,
              label: each => names.get(each.childId) ?? `child ${each.childId}`,
            }}
            empty={
              <EmptyState title="Nobody is left to give">
                Every child you may open has been begun or reviewed.
              </EmptyState>
            }
            columns={[
              {
                key: 'child',
                heading: 'Child',
                cell: each => <bdi>{childName(names, each.childId)}</bdi>,
              },
              {
                key: 'unit',
                heading: 'Unit now',
                cell: ({ child }) => unitName(organisation, child.unit ?? undefined),
              },
              {
                key: 'months',
                heading: 'Months, when fixed',
                numeric: true,
                cell: ({ child }) => <Count count={child.months} />,
              },
              {
                key: 'reader',
                heading: 'Reviewer so far',
                cell: ({ child }) => (child.first_reader === null ? 'Nobody' : <bdi>{nameOf(child.first_reader)}</bdi>),
              },
            ]}
          />
        </div>
      </form>
    </Details>
  )
}

function Sample({ campaign, lines, chosen, suggestedSeed, problems, csrf }: SharingProps) {
  const error = (field: SharingProblem['field']) => problems.find(each => each.field === field)?.message
  return (
    <section aria-labelledby="sample">
      <h2 class="govuk-heading-m" id="sample">
        Read some twice
      </h2>
      {campaign.sample_per_cent !== null ? (
        <p class="govuk-body">
          {campaign.sample_per_cent} in 100 were drawn with the seed {campaign.sample_seed}. A sample is drawn once, so
          that nobody can draw until it pleases.
        </p>
      ) : (
        <form action={campaignHref(campaign.campaign_id, '/sharing')} method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={campaign.revision} />
          <p class="govuk-body">
            Draw it once the children are shared out. The second reader is another person, and sees nothing of the first
            reading until both are in.
          </p>
          <Input
            name="per-cent"
            label="How many in a hundred"
            labelClass="govuk-label--s"
            value="10"
            width={3}
            inputmode="numeric"
            autocomplete="off"
            error={error('per-cent')}
          />
          <Input
            name="seed"
            label="Seed"
            labelClass="govuk-label--s"
            hint="A whole number. Whoever draws with the same one gets the same children."
            value={String(suggestedSeed)}
            width={10}
            inputmode="numeric"
            autocomplete="off"
            error={error('seed')}
          />
          <Checkboxes
            name="readers"
            idPrefix="second-readers"
            legend="Who reads second"
            legendClass="govuk-fieldset__legend--s"
            small
            values={chosen}
            error={error('second-readers')}
            items={readerItems(lines)}
          />
          <Button name="do" value="sample" variant="secondary" preventDoubleClick>
            Draw the sample
          </Button>
        </form>
      )}
    </section>
  )
}
