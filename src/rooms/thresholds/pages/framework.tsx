import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Framework } from '../../../domain/thresholds/framework.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { FrameworkVersion } from '../../../store/thresholds/index.ts'
import {
  Button,
  ButtonGroup,
  Details,
  Input,
  InsetText,
  NotificationBanner,
  PageHeading,
  PrintButton,
  ProblemSummary,
  SubNavigation,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'

/** The pages of the room. */
export function ThresholdNavigation({
  current,
  maySeeNumbers,
  mayList,
}: {
  readonly current: 'framework' | 'measures' | 'decisions' | 'escalations'
  readonly maySeeNumbers: boolean
  readonly mayList: boolean
}) {
  const item = (key: typeof current, text: string, href: string) => ({ text, href, current: key === current })
  return (
    <SubNavigation
      label="Thresholds"
      items={[
        item('framework', 'The framework', '/thresholds'),
        ...(maySeeNumbers ? [item('measures', 'Measures', '/thresholds/measures')] : []),
        ...(mayList
          ? [
              item('decisions', 'Decisions', '/thresholds/decisions'),
              item('escalations', 'Escalations', '/thresholds/escalations'),
            ]
          : []),
      ]}
    />
  )
}

interface FrameworkPageProps {
  readonly version: FrameworkVersion
  readonly versions: readonly FrameworkVersion[]
  readonly isCurrent: boolean
  readonly maySet: boolean
  readonly maySeeNumbers: boolean
  readonly mayList: boolean
  /** How many say they read it; whether this reader does. */
  readonly readBy: number
  readonly isRead: boolean
  readonly done: 'kept' | 'read' | undefined
  readonly csrf: string
}

/** The framework: what each level means, what is looked for, and how a disagreement is taken up. */
export function FrameworkPage(props: FrameworkPageProps) {
  const { version, versions, isCurrent, maySet, readBy, isRead, done, csrf } = props
  const { framework } = version
  return (
    <>
      {done !== undefined && (
        <NotificationBanner
          type="success"
          text={
            done === 'kept'
              ? 'The new version holds from now on. Decisions before it keep theirs.'
              : 'Noted: you have read this version.'
          }
        />
      )}
      <PageHeading
        caption={isCurrent ? `Version ${version.version}, in force` : `Version ${version.version}, not in force`}
        lead={version.note}
        actions={
          <>
            {maySet && isCurrent && <Button href="/thresholds/edit">Write a new version</Button>}
            <PrintButton />
          </>
        }
      >
        Threshold framework
      </PageHeading>
      <ThresholdNavigation current="framework" {...props} />
      <FrameworkWords framework={framework} />
      {isCurrent && (
        <form action="/thresholds/read" method="post">
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="version" value={version.version} />
          <p class="govuk-body">
            {counted(readBy, 'person says', 'people say')} they have read this version
            {isRead ? ', you among them.' : '.'}
          </p>
          {!isRead && <Button variant="secondary">I have read it</Button>}
        </form>
      )}
      <h2 class="govuk-heading-m">Versions</h2>
      <ul class="govuk-list govuk-list--bullet">
        {versions.map(each => (
          <li>
            <a class="govuk-link" href={`/thresholds/versions/${each.version}`}>
              Version {each.version}
            </a>
            {each.version === 0 ? (
              ', the sample this begins from'
            ) : (
              <>
                , {englandInstant(each.made_at)}, <bdi>{each.made_by_name}</bdi>: <bdi>{each.note}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function FrameworkWords({ framework }: { readonly framework: Framework }) {
  const { levels, domains, contexts, stages } = framework
  return (
    <>
      <h2 class="govuk-heading-m">Levels</h2>
      <SummaryList rows={levels.map(each => ({ key: each.name, value: each.says }))} />
      <h2 class="govuk-heading-m">What is looked for</h2>
      {domains.map(each => (
        <section>
          <h3 class="govuk-heading-s">{each.name}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {each.indicators.map(one => (
              <li>
                {one.text} {one.kind === 'protective' && <span class="sl-quiet">(protects)</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2 class="govuk-heading-m">Outside home</h2>
      <SummaryList rows={contexts.map(each => ({ key: each.name, value: each.says }))} />
      <h2 class="govuk-heading-m">When professionals disagree</h2>
      <SummaryList
        rows={stages.map(each => ({
          key: each.name,
          value: `${counted(each.workingDays, 'working day')} for an answer`,
        }))}
      />
    </>
  )
}

interface EditProps {
  readonly after: number
  readonly text: string
  readonly note: string
  readonly problems: readonly { readonly field: 'text' | 'note'; readonly message: string }[]
  /** As it would be, with what changes. */
  readonly preview: { readonly framework: Framework; readonly changes: readonly string[] } | undefined
  readonly stale: boolean
  readonly csrf: string
}

/** Writes a new version: seen first, then kept. */
export function EditPage({ after, text, note, problems, preview, stale, csrf }: EditProps) {
  const error = (field: 'text' | 'note') => problems.find(each => each.field === field)?.message
  return (
    <>
      <ProblemSummary problems={problems} />
      {stale && (
        <NotificationBanner text="Somebody else made a new version meanwhile. What you wrote stands here: compare it with theirs before you keep it." />
      )}
      <PageHeading lead="A line for each thing. See it first; it holds once you keep it, and decisions before it keep the version of their day.">
        {`Write version ${after + 1}`}
      </PageHeading>
      {preview !== undefined && (
        <section>
          <InsetText>
            {preview.changes.length === 0 ? 'It says the same as the version in force.' : 'This is what would change:'}
            <ul class="govuk-list govuk-list--bullet">
              {preview.changes.map(each => (
                <li>{each}</li>
              ))}
            </ul>
          </InsetText>
          <Details summary="The whole of it, as it would be read">
            <FrameworkWords framework={preview.framework} />
          </Details>
        </section>
      )}
      <form action="/thresholds/edit" method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="after" value={after} />
        <Textarea
          name="text"
          label="The framework"
          labelClass="govuk-label--s"
          hint="Level: name | what it means. Domain: name, with Need: and Protective: lines below it. Context: name | where. Stage: name | working days."
          rows={30}
          value={text}
          error={error('text')}
          spellcheck={false}
        />
        <Input
          name="note"
          label="What is new, and who agreed it"
          labelClass="govuk-label--s"
          value={note}
          error={error('note')}
          autocomplete="off"
        />
        <ButtonGroup>
          <Button name="do" value="preview" {...(preview === undefined ? {} : { variant: 'secondary' as const })}>
            See what it would change
          </Button>
          {preview !== undefined && preview.changes.length > 0 && (
            <Button name="do" value="keep" preventDoubleClick>
              Keep it as the new version
            </Button>
          )}
          <a class="govuk-link" href="/thresholds">
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  )
}
