import { departmentName, type Organisation } from '../../../domain/access/organisation.ts'
import { ErrorSummary, PageHeading, Select } from '../../../ui/index.ts'
import type { PersonStanding } from '../standing.ts'
import { personAddress } from './people-list.tsx'
import { Buttons } from './post-forms.tsx'

/** Which worker of the case system somebody is. */
export function WorkerForm(props: {
  readonly standing: PersonStanding
  readonly organisation: Organisation
  readonly problem: string | undefined
  readonly csrf: string
}) {
  const { standing, organisation, problem } = props
  const { person } = standing
  const isGone = person.worker_id !== null && !organisation.workers.some(each => each.id === person.worker_id)
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#worker' }]} />}
      <PageHeading
        caption={person.name}
        lead="It links a person to the children they hold or chair for, and to the staff list."
      >
        Worker of the case system
      </PageHeading>
      <form action={personAddress(person.person_id, '/worker')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <Select
          name="worker"
          label="Worker"
          labelClass="govuk-label--s"
          value={person.worker_id ?? ''}
          error={problem}
          items={[
            { value: '', text: 'No worker' },
            ...(isGone ? [{ value: person.worker_id!, text: `${person.worker_id}: no longer on the staff list` }] : []),
            ...organisation.workers.map(each => ({
              value: each.id,
              text: `${each.name ?? 'No name'}, ${departmentName(organisation, each.unitId)} (${each.id})`,
            })),
          ]}
        />
        <Buttons text="Save" personId={person.person_id} />
      </form>
    </>
  )
}
