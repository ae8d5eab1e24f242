import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, day } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { countOutcomes, outcomeWords, type ReviewOutcome } from '../../../domain/campaigns/outcome.ts'
import { fewestForKappa, fewestForShare } from '../../../domain/statistics/index.ts'
import {
  Button,
  Count,
  CountLink,
  Details,
  ErrorSummary,
  InsetText,
  KeyFigure,
  KeyFigures,
  NotificationBanner,
  numberText,
  PageHeading,
  ProgressBar,
  SummaryList,
  Table,
  tooFewWords,
} from '../../../ui/index.ts'
import { campaignHref, reviewHref } from '../addresses.ts'
import { bothRead, type CampaignRead } from '../reading.ts'
import { mineToDo, StateOf } from './campaigns.tsx'
import { CampaignFrameNavigation, doneWords } from './frame.tsx'
import { Manage } from './manage.tsx'
import { ByReader, ByUnit } from './progress.tsx'

interface OverviewProps {
  readonly read: CampaignRead
  readonly today: Day
  readonly organisation: Organisation
  readonly nameOf: (personId: string) => string
  readonly mayRun: boolean
  /** The earlier campaign it repeats, or another it can be compared with. */
  readonly comparable: boolean
  readonly done: keyof typeof doneWords | undefined
  /** What is wrong with the last day that was typed. */
  readonly problem: string | undefined
  readonly csrf: string
}

/** A campaign at a glance: how far it is, by whom and where, what came of it and how far two readers agree. */
export function OverviewPage(props: OverviewProps) {
  const { read, mayRun, comparable, done, problem } = props
  const { campaign, progress } = read
  const mine = mineToDo(read)
  const children = (query: Record<string, string>) => campaignHref(campaign.campaign_id, '/children', query)
  const next = mine[0]
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#due-day' }]} />}
      {done !== undefined && (
        <NotificationBanner {...(done === 'stale' ? {} : { type: 'success' as const })} text={doneWords[done]} />
      )}
      <PageHeading
        caption="Bulk review"
        actions={
          next !== undefined && (
            <Button href={reviewHref(next.childId, campaign.campaign_id)}>{`Your next of ${mine.length}`}</Button>
          )
        }
      >
        <bdi>{campaign.name}</bdi> <StateOf campaign={campaign} />
      </PageHeading>
      <CampaignFrameNavigation {...{ campaign, comparable, mayRun }} current="overview" />
      <InsetText>{campaign.words}</InsetText>
      <KeyFigures>
        <KeyFigure title="Children" note={`fixed ${englandInstant(campaign.frozen_at)}`}>
          <CountLink count={progress.all} href={children({})} what="children of the campaign" />
        </KeyFigure>
        <KeyFigure title="Reviewed">
          <CountLink
            count={progress.done}
            of={progress.all}
            href={children({ stage: 'done' })}
            what="children reviewed"
          />
        </KeyFigure>
        <KeyFigure title="Left" note={`last day ${longDate(day(campaign.due_on))}`}>
          <CountLink count={progress.left} href={children({ stage: 'left' })} what="children left to review" />
        </KeyFigure>
        <KeyFigure title="Late">
          <CountLink
            count={progress.late}
            href={children({ stage: 'left' })}
            what="children not reviewed by the last day"
          />
        </KeyFigure>
      </KeyFigures>
      <ProgressBar id="progress" label="Reviewed" done={progress.done} total={progress.all} />
      <Outcomes {...props} />
      <ByReader {...props} />
      <ByUnit {...props} />
      <SecondReadings {...props} />
      <About {...props} />
      {mayRun && campaign.closed_at === null && <Manage {...props} />}
    </>
  )
}

interface OutcomeLine {
  readonly outcome: ReviewOutcome
  readonly count: number
  readonly planned: number
}

function Outcomes({ read }: OverviewProps) {
  const { campaign, rows } = read
  const known = rows.filter(each => each.outcome !== undefined)
  const keptBack = rows.filter(each => each.stage === 'done' && each.outcome === undefined).length
  const lines = countOutcomes(known.map(each => each.outcome!)).map(
    (each): OutcomeLine => ({
      ...each,
      planned: known.filter(row => row.outcome === each.outcome && row.plan !== undefined).length,
    }),
  )
  const href = (query: Record<string, string>) => campaignHref(campaign.campaign_id, '/children', query)
  return (
    <section>
      <Table<OutcomeLine>
        caption="What the reviews came to"
        captionSize="m"
        rows={lines}
        columns={[
          {
            key: 'outcome',
            heading: 'Outcome',
            cell: ({ outcome }) => (
              <div>
                {outcomeWords[outcome].name}
                <br />
                <span class="sl-quiet">{outcomeWords[outcome].says}</span>
              </div>
            ),
          },
          {
            key: 'count',
            heading: 'Children',
            numeric: true,
            cell: ({ outcome, count }) => (
              <CountLink
                count={count}
                of={known.length}
                href={href({ outcome })}
                what={`children: ${outcomeWords[outcome].name}`}
              />
            ),
          },
          {
            key: 'planned',
            heading: 'With what will change, who and by when',
            numeric: true,
            cell: ({ outcome, count, planned }) => (
              <CountLink
                count={planned}
                of={count}
                fewest={fewestForShare}
                href={href({ outcome, plan: 'given' })}
                what={`children with a plan: ${outcomeWords[outcome].name}`}
              />
            ),
          },
        ]}
      />
      {keptBack > 0 && (
        <p class="govuk-body">
          {numberText(keptBack)} more {keptBack === 1 ? 'is' : 'are'} in and kept from you until your own reading of the
          child is in.
        </p>
      )}
    </section>
  )
}

function SecondReadings({ read }: OverviewProps) {
  const { campaign, rows, agreement } = read
  if (campaign.sample_per_cent === null) return null
  const asked = rows.filter(each => each.child.in_sample)
  const both = bothRead(rows)
  const differ = both.filter(each => each.differs)
  const open = differ.filter(each => each.child.settled_outcome === null)
  const href = (second: string) => campaignHref(campaign.campaign_id, '/children', { second })
  return (
    <section>
      <h2 class="govuk-heading-m">Read twice</h2>
      <p class="govuk-body">
        {campaign.sample_per_cent} in 100, drawn with the seed {campaign.sample_seed}: with the same seed anybody draws
        the same children again. The second reader is another person and does not see the first reading until both are
        in.
      </p>
      <SummaryList
        rows={[
          {
            key: 'Both readings in',
            value: <CountLink count={both.length} of={asked.length} href={href('both')} what="children read twice" />,
          },
          {
            key: 'Same outcome',
            value:
              agreement === undefined ? (
                'not known yet'
              ) : (
                <CountLink
                  count={agreement.agreed}
                  of={agreement.pairs}
                  fewest={fewestForShare}
                  href={href('same')}
                  what="children of whom both readers found the same"
                />
              ),
          },
          {
            key: 'Beyond chance (kappa)',
            value:
              agreement === undefined
                ? 'not known yet'
                : agreement.pairs < fewestForKappa
                  ? tooFewWords
                  : agreement.kappa === undefined
                    ? 'cannot be told: all came to one outcome'
                    : `${agreement.kappa.toFixed(2)} (1 is full agreement, 0 no more than chance)`,
          },
          {
            key: 'Different, to be settled',
            value: (
              <CountLink
                count={open.length}
                of={differ.length}
                fewest={fewestForShare}
                href={href('differ')}
                what="children of whom two readers found different things"
              />
            ),
          },
        ]}
      />
    </section>
  )
}

function About({ read, nameOf }: OverviewProps) {
  const { campaign } = read
  return (
    <Details summary="How the group was fixed">
      <SummaryList
        rows={[
          { key: 'As at', value: longDate(day(campaign.as_at)) },
          { key: 'From data version', value: String(campaign.data_version) },
          { key: 'Fixed', value: `${englandInstant(campaign.frozen_at)} by ${nameOf(campaign.frozen_by)}` },
          { key: 'In words', value: campaign.words },
          {
            key: 'Counted then',
            value: (
              <>
                <Count count={campaign.children} />. Restricted children are counted and listed only for people named on
                them, so a total may differ between readers.
              </>
            ),
          },
        ]}
      />
    </Details>
  )
}
