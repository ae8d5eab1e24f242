import type { EffectOnChild } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { LocalSetting } from '../../../domain/standards/local/setting.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { childName } from '../../../domain/words/child-name.ts'
import type { Job } from '../../../server/progress.ts'
import {
  Button,
  ButtonGroup,
  EmptyState,
  ErrorSummary,
  InsetText,
  Link,
  numberText,
  PageHeading,
  Pagination,
  ProgressBar,
  pagesOf,
  ShortDate,
  StateTag,
  SubNavigation,
  SummaryList,
  Table,
  WarningText,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import type { SettingAsked } from '../../imports/index.ts'
import { heldColumn } from '../../live/index.ts'
import { settingHref } from '../addresses.ts'
import { type EffectRead, effectKinds, keptEffects } from '../effect.ts'
import { effectWords, settingRows } from '../words.ts'
import { EffectByUnit, effectSentence } from './effect-tables.tsx'

/** Every child is being worked out: how far that is. The page follows it where scripts run. */
export function TryingPage({ job, standard }: { readonly job: Job; readonly standard: Standard }) {
  const { id, state, step, done, total, message, href } = job
  return (
    <div data-job={state === 'running' ? id : undefined}>
      <PageHeading caption={`${standard.id} ${standard.title}`}>What it would change</PageHeading>
      {state === 'failed' ? (
        <WarningText>{message}</WarningText>
      ) : (
        <>
          <ProgressBar id="progress" label={step ?? 'Waiting its turn'} done={done} total={total} />
          <p class="govuk-body">
            Every child is worked out under the rule as it is and as it would be. Nothing is changed by it. You can
            leave this page and come back to it.
          </p>
          <noscript>
            <Button href={href} variant="secondary">
              See how far it is now
            </Button>
          </noscript>
        </>
      )}
      <p class="govuk-body">
        <Link href={settingHref(standard.id, `?again=${id}`)}>Back to the setting</Link>
      </p>
    </div>
  )
}

interface TriedProps {
  readonly job: string
  readonly asked: SettingAsked
  /** As set today. */
  readonly standard: Standard
  readonly before: LocalSetting
  readonly approver: string
  readonly effects: readonly EffectRead[]
  readonly chosen: EffectRead
  /** The page's own children of all there are. */
  readonly shown: readonly EffectOnChild[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly looked: number
  readonly today: Day
  readonly supplied: boolean
  readonly problem: string | undefined
  readonly csrf: string
}

/** What a setting would change, to be looked at before it is proposed. */
export function TriedPage(props: TriedProps) {
  const { job, asked, standard, before, effects, chosen, organisation, csrf, problem } = props
  const address = (when: EffectRead['when'], page?: number) =>
    settingHref(
      standard.id,
      `/tried/${job}?when=${when === 'today' ? 'today' : 'first-day'}${page === undefined ? '' : `&page=${page}`}`,
    )
  const [kept] = keptEffects([chosen])
  const was = new Map(settingRows(before).map(each => [each.key, each.value]))
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem }]} />}
      <PageHeading caption={`${standard.id} ${standard.title}`} lead={effectSentence(kept!)}>
        What it would change
      </PageHeading>
      <SummaryList
        rows={[
          ...settingRows(asked.setting).map(({ key, value }) => ({
            key,
            value: (
              <>
                <strong>{value}</strong> <span class="sl-quiet">instead of {was.get(key)}</span>
              </>
            ),
          })),
          { key: 'First day', value: longDate(asked.from) },
          { key: 'Why', value: <span class="sl-breaks">{asked.reason}</span> },
          { key: 'To be approved by', value: props.approver },
        ]}
      />
      {!props.supplied && (
        <WarningText>
          The authority has not supplied what this standard is judged by, so nothing shows as overdue under either rule.
        </WarningText>
      )}
      {effects.length > 1 && (
        <SubNavigation
          label="Counted when"
          items={effects.map(each => ({
            text: each.when === 'today' ? 'As though it began today' : 'When it begins',
            href: address(each.when),
            current: each === chosen,
          }))}
        />
      )}
      <InsetText>{basisWords(chosen, asked, props.looked)}</InsetText>
      <EffectByUnit effect={kept!} organisation={organisation} />
      <form action={settingHref(standard.id)} method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="tried" value={job} />
        <ButtonGroup>
          <Button preventDoubleClick>Propose</Button>
          <Link href={settingHref(standard.id, `?again=${job}`)}>Change something</Link>
          <Link href={`/standards/${standard.id}#local-setting`}>Leave it as it is</Link>
        </ButtonGroup>
      </form>
      <ChildrenTouched {...props} />
      <Paging {...props} address={page => address(chosen.when, page)} />
    </>
  )
}

function basisWords({ when, on }: EffectRead, { from }: SettingAsked, looked: number): string {
  const children = `${numberText(looked)} children were worked out under both rules.`
  const first = `What is past the new time on its first day is due that day, and nothing falls due under it before; so both are compared on the day after, ${longDate(on)}.`
  if (when === 'today') return `${children} Counted as though it began today, by what is recorded now. ${first}`
  return on - 1 === from && from > 0
    ? `${children} ${first} Only what is recorded now can be counted: what is done before then makes the numbers smaller.`
    : children
}

function ChildrenTouched({ chosen, shown, names, organisation }: TriedProps) {
  const { children, outside } = chosen.effect
  const stood = (at: EffectOnChild['before']) =>
    at === undefined ? (
      'nothing due'
    ) : (
      <>
        <StateTag state={at.state} /> <ShortDate day={at.dueOn} />
      </>
    )
  const groups = effectKinds.flatMap(kind => {
    const rows = shown.filter(each => each.kind === kind)
    const all = children.filter(each => each.kind === kind).length
    return rows.length === 0 ? [] : [{ heading: `${effectWords[kind]}: ${numberText(all)}`, rows }]
  })
  return (
    <>
      <Table<EffectOnChild>
        caption="The children it would touch"
        captionSize="m"
        groups={groups}
        empty={
          <EmptyState title="No child to list">
            {outside > 0 ? 'Those it would touch are outside your scope.' : 'It would move the date of no child.'}
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            isRowHeading: true,
            cell: each => (
              <Link href={childHref({ childId: each.childId, on: undefined })}>{childName(names, each.childId)}</Link>
            ),
          },
          { key: 'now', heading: 'Under the rule as it is', cell: each => stood(each.before) },
          { key: 'then', heading: 'Under the new setting', cell: each => stood(each.after) },
          heldColumn(organisation),
        ]}
      />
      {outside > 0 && children.length > 0 && (
        <p class="govuk-body-s">{numberText(outside)} more are outside your scope and not listed.</p>
      )}
    </>
  )
}

function Paging({ chosen, shown, paging, address }: TriedProps & { readonly address: (page: number) => string }) {
  const pages = pagesOf(paging.at, paging.pages, address)
  if (!pages) return null
  return (
    <>
      <p class="govuk-body-s">
        Rows {paging.first + 1} to {paging.first + shown.length} of {numberText(chosen.effect.children.length)}.
      </p>
      <Pagination {...pages} label="Pages of the children" />
    </>
  )
}
