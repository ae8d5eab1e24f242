import type { Selectable } from 'kysely'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { ConflictOfInterestTable, NamedReaderTable, RestrictedChildTable } from '../../../store/tables.ts'
import { Button, EmptyState, ErrorSummary, InsetText, PageHeading, Select, Table, Textarea } from '../../../ui/index.ts'

export interface Choice {
  readonly value: string
  readonly text: string
}

export interface WhoMayOpenPageProps {
  readonly childId: string
  readonly csrf: string
  readonly restriction: Selectable<RestrictedChildTable> | undefined
  readonly named: readonly Selectable<NamedReaderTable>[]
  readonly conflicts: readonly Selectable<ConflictOfInterestTable>[]
  readonly choices: readonly Choice[]
  readonly names: ReadonlyMap<string, string>
  readonly reader: string
  readonly problem: { readonly deed: string; readonly message: string } | undefined
}

type Decided = Pick<Selectable<NamedReaderTable>, 'person_id' | 'because' | 'made_at' | 'made_by'>

/** Whether a child's record is restricted, who is named on it, and who may not open it whatever their post. */
export function WhoMayOpenPage(props: WhoMayOpenPageProps) {
  const { restriction, named, conflicts, problem, names } = props
  const nameOf = (person: string) => names.get(person) ?? person
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem.message, href: `#because-${problem.deed}` }]} />}
      <PageHeading lead="A restricted record is open to the people named here and to nobody else. Others are not told that there is such a child: it leaves their lists and their numbers.">
        Who may open this child
      </PageHeading>
      {restriction === undefined ? (
        <InsetText>This record is not restricted. It is open to whoever is responsible for the child.</InsetText>
      ) : (
        <InsetText>
          <strong>Restricted</strong>
          {` since ${englandInstant(restriction.made_at)}, by ${nameOf(restriction.made_by)}: ${restriction.because}`}
        </InsetText>
      )}
      {restriction === undefined ? (
        <Deed {...props} deed="restrict" title="Restrict this record" button="Restrict" warns />
      ) : (
        <Deed {...props} deed="lift" title="Lift the restriction" button="Lift the restriction" warns />
      )}
      <Table<Decided>
        caption={restriction === undefined ? 'Named, should it be restricted' : 'Named on this record'}
        captionSize="m"
        rows={named}
        empty={<EmptyState title="Nobody is named">Whoever restricts the record is named on it.</EmptyState>}
        columns={decidedColumns(props, 'unname', 'No longer named', nameOf)}
      />
      <Deed {...props} deed="name" title="Name somebody" button="Name" choosesPerson />
      <Table<Decided>
        caption="Conflicts of interest"
        captionSize="m"
        rows={conflicts}
        empty={
          <EmptyState title="No conflict is recorded">
            Somebody recorded here, such as a relative of the child, cannot open the record whatever their post.
          </EmptyState>
        }
        columns={decidedColumns(props, 'unbar', 'End', nameOf)}
      />
      <Deed {...props} deed="bar" title="Record a conflict of interest" button="Record" choosesPerson />
    </>
  )
}

function decidedColumns(
  { childId, csrf }: WhoMayOpenPageProps,
  deed: 'unname' | 'unbar',
  button: string,
  nameOf: (person: string) => string,
) {
  return [
    { key: 'who', heading: 'Who', cell: (each: Decided) => nameOf(each.person_id) },
    { key: 'why', heading: 'Why', cell: (each: Decided) => each.because },
    {
      key: 'by',
      heading: 'Decided by',
      cell: (each: Decided) => `${nameOf(each.made_by)}, ${englandInstant(each.made_at)}`,
    },
    {
      key: 'end',
      heading: 'Change',
      cell: (each: Decided) => (
        <form method="post" action={actionOf(childId)}>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="deed" value={deed} />
          <input type="hidden" name="person" value={each.person_id} />
          <Button variant="secondary" class="govuk-!-margin-bottom-0">
            {button}
            <span class="govuk-visually-hidden">: {nameOf(each.person_id)}</span>
          </Button>
        </form>
      ),
    },
  ]
}

/** One decision's form: a person where it is about one, and why. */
function Deed(
  props: WhoMayOpenPageProps & {
    readonly deed: 'restrict' | 'lift' | 'name' | 'bar'
    readonly title: string
    readonly button: string
    readonly choosesPerson?: boolean
    readonly warns?: boolean
  },
) {
  const { childId, csrf, deed, title, button, choices, problem } = props
  const error = problem?.deed === deed ? problem.message : undefined
  return (
    <section class="sl-panel" aria-labelledby={`title-${deed}`}>
      <h2 class="govuk-heading-s" id={`title-${deed}`}>
        {title}
      </h2>
      <form method="post" action={actionOf(childId)} novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="deed" value={deed} />
        {props.choosesPerson && (
          <Select
            name="person"
            id={`person-${deed}`}
            label="Person"
            items={[{ value: '', text: 'Choose' }, ...choices]}
          />
        )}
        <Textarea name="because" id={`because-${deed}`} label="Why" rows={2} error={error} />
        <Button variant={props.warns ? 'warning' : undefined}>{button}</Button>
      </form>
    </section>
  )
}

function actionOf(childId: string): string {
  return `/children/${encodeURIComponent(childId)}/who-may-open`
}
