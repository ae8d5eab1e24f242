import type { Answer } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type LegalStage, legalStages } from '../../../domain/legal/index.ts'
import {
  type Children,
  Count,
  Downloads,
  EmptyState,
  hrefWith,
  KeyFigure,
  KeyFigures,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  SubNavigation,
} from '../../../ui/index.ts'
import type { Tracked, TrackerReading } from '../tracker.ts'
import { stageWords, weekWords } from '../words.ts'
import { MeasuresTable } from './measures-table.tsx'
import { type Pressing, PressingTable } from './pressing-table.tsx'
import { TrackedTable } from './tracked-table.tsx'

export interface TrackerPageProps {
  readonly reading: TrackerReading
  readonly stage: LegalStage | undefined
  /** Of what presses and of what is tracked: this page's own rows. */
  readonly pressing: readonly Pressing[]
  readonly listed: readonly Tracked[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number; readonly all: number }
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly measures: readonly Answer[]
  readonly source: Children
  readonly mayAsk: boolean
  readonly mayDecide: boolean
  readonly mayExport: boolean
}

/** The tracker: first what is late and who has to act, then every process, then the measures. */
export function TrackerPage(props: TrackerPageProps) {
  const { reading, names, organisation } = props
  const { view, tracked, pressing } = reading
  const { today } = view.asAt
  const late = pressing.filter(each => each.workingDaysLate > 0)
  const past = tracked.filter(each => weekWords(each.stage, each.weeksFrom, today)?.includes('past'))
  const before = tracked.filter(each => each.stage === 'pre-proceedings')
  const address = (changes: Parameters<typeof hrefWith>[1]) => hrefWith('/legal', { ...view.chosen.query, ...changes })
  return (
    <>
      <PageHeading
        caption={view.chosen.title}
        lead={`From referral to legal until it is issued or steps down, as it stands today, ${longDate(today)}.`}
        actions={<PrintButton />}
      >
        Legal gateway and pre-proceedings
      </PageHeading>
      <SubNavigation
        label="Parts of the legal gateway"
        items={[
          { text: 'Tracker', href: address({}), current: true },
          { text: 'Gateway agenda', href: hrefWith('/legal/gateway', view.chosen.query), current: false },
        ]}
      />
      <KeyFigures>
        <KeyFigure title="Late now" note="steps, assessments and decisions">
          <Within href="#pressing" count={late.length} what="late now" />
        </KeyFigure>
        <KeyFigure title="Due in ten working days" note="not late yet">
          <Within href="#pressing" count={pressing.length - late.length} what="due in ten working days" />
        </KeyFigure>
        <KeyFigure title="In pre-proceedings" note="decided on, not ended">
          <Within
            href={`${address({ stage: 'pre-proceedings' })}#processes`}
            count={before.length}
            what="in pre-proceedings"
          />
        </KeyFigure>
        <KeyFigure title="Past 16 or 26 weeks" note="16 before, 26 in proceedings">
          <Within href="#processes" count={past.length} what="past 16 or 26 weeks" />
        </KeyFigure>
      </KeyFigures>
      <section aria-labelledby="pressing">
        <h2 class="govuk-heading-m" id="pressing">
          Late or about to be, and who has to act
        </h2>
        {pressing.length > props.pressing.length && (
          <p class="govuk-body">
            The first {props.pressing.length} of {numberText(pressing.length)}.{' '}
            <a class="govuk-link" href={address({ all: 'yes' })}>
              Show all of them
            </a>
          </p>
        )}
        <PressingTable rows={props.pressing} {...{ names, organisation, today }} mayAsk={props.mayAsk} />
      </section>
      <Processes {...props} address={address} />
      <section aria-labelledby="measures">
        <h2 class="govuk-heading-m" id="measures">
          Measures
        </h2>
        <MeasuresTable answers={props.measures} view={view} />
        <p class="govuk-body-s sl-quiet">Source: {props.source}, and what is recorded here.</p>
      </section>
    </>
  )
}

function Processes(
  props: TrackerPageProps & { readonly address: (changes: Parameters<typeof hrefWith>[1]) => string },
) {
  const { reading, stage, listed, paging, names, organisation, address } = props
  const { tracked, outside, view } = reading
  const { today } = view.asAt
  const pages = pagesOf(
    paging.at,
    paging.pages,
    page => `${address({ stage, page: page === 1 ? undefined : page })}#processes`,
  )
  const count = (of: LegalStage) => tracked.filter(each => each.stage === of).length
  return (
    <section aria-labelledby="processes">
      <h2 class="govuk-heading-m" id="processes">
        Every process under way
      </h2>
      <SubNavigation
        label="Which stage"
        items={[
          { text: `All (${tracked.length})`, href: `${address({})}#processes`, current: stage === undefined },
          ...legalStages
            .filter(each => each !== 'ended')
            .map(each => ({
              text: `${stageWords[each]} (${count(each)})`,
              href: `${address({ stage: each })}#processes`,
              current: stage === each,
            })),
        ]}
      />
      <p class="govuk-body sl-result-count" data-result>
        <Count count={paging.all} /> {paging.all === 1 ? 'process' : 'processes'}
        {outside > 0 && `; ${numberText(outside)} more are outside your scope and not listed`}
      </p>
      {!props.mayExport && paging.all > 0 && <NoFiles />}
      {props.mayExport && paging.all > 0 && (
        <Downloads
          what="every process under way"
          csv={hrefWith('/legal/export', { ...view.chosen.query, stage, format: 'csv' })}
          xlsx={hrefWith('/legal/export', { ...view.chosen.query, stage, format: 'xlsx' })}
        />
      )}
      <TrackedTable
        caption="Every process under way"
        rows={listed}
        {...{ names, organisation, today }}
        empty={
          <EmptyState title="No process is under way">
            {outside > 0
              ? 'Those there are belong to parts of the service outside your scope.'
              : 'A child is referred to legal from the child’s page, under “Legal”. Processes of imports show here too.'}
          </EmptyState>
        }
      />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + listed.length} of {numberText(paging.all)}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
    </section>
  )
}

/** A figure that leads to its rows further down. */
function Within({ href, count, what }: { readonly href: string; readonly count: number; readonly what: string }) {
  if (count === 0) return <Count count={0} />
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={href}>
      {numberText(count)}
      <span class="govuk-visually-hidden"> {what}</span>
    </a>
  )
}
