import { englandAndWales } from '../../../domain/calendar/working-calendar.ts'
import { indicatorById } from '../../../domain/indicators/registry.ts'
import type { PermittedException, Standard } from '../../../domain/standards/standard.ts'
import { capital } from '../../../domain/words/capital.ts'
import { type Children, InsetText, Link, PageHeading, SummaryList } from '../../../ui/index.ts'
import type { Supplied } from '../supplied.ts'
import { suppliedWords } from '../supplied.ts'
import { basisWords, gravityWords, stageWords } from '../words.ts'
import { workExamples } from '../worked-examples.ts'
import { Examples } from './examples.tsx'
import { Sources } from './sources.tsx'

interface StandardPageProps {
  /** As the authority has set it today. */
  readonly standard: Standard
  /** As it is written, which its examples are of; where the authority has set it otherwise. */
  readonly written?: Standard | undefined
  /** The section on what the authority has set of it. */
  readonly setting?: Children
  readonly supplied: Supplied
}

/** One standard: the rule in words, its law, why it matters, and worked examples computed as for real children. */
export function StandardPage({ standard, written = standard, setting, supplied }: StandardPageProps) {
  const measure = indicatorById(standard.measuredBy)
  return (
    <>
      <PageHeading
        caption={`${standard.id}, ${stageWords[standard.stage]}, ${basisWords[standard.basis].toLowerCase()}`}
        lead={standard.rule}
      >
        {standard.title}
      </PageHeading>
      <h2 class="govuk-heading-m">The rule</h2>
      <SummaryList
        rows={[
          { key: 'Who is covered', value: standard.whoIsCovered },
          { key: 'What meets it', value: standard.whatMeetsIt },
          { key: 'What ends it', value: standard.whatEndsIt },
          { key: 'Exceptions', value: <Exceptions exceptions={standard.exceptions} /> },
          standard.notYetCovered === undefined ? undefined : { key: 'Not yet covered', value: standard.notYetCovered },
          { key: 'When it is missed', value: gravityWords[standard.gravity] },
        ]}
      />
      {setting}
      <Sources sources={standard.source} />
      <h2 class="govuk-heading-m">Why it matters to the child</h2>
      <p class="govuk-body">{standard.matters}</p>
      <InsetText>{standard.illustration}</InsetText>
      <SummaryList
        rows={[
          { key: 'Good practice', value: standard.good },
          { key: 'Weak practice', value: standard.weak },
          { key: 'An auditor asks', value: standard.auditQuestion },
        ]}
      />
      <h2 class="govuk-heading-m">How it is measured</h2>
      <SummaryList
        rows={[
          {
            key: 'Indicator',
            value: (
              <Link href={`/indicators/${measure.id}`}>{measure.title.replace(written.title, standard.title)}</Link>
            ),
          },
          { key: 'Judged on', value: <JudgedOn {...supplied} /> },
        ]}
      />
      {standard.rule !== written.rule && (
        <p class="govuk-body">
          The examples are worked out by the standard as it is written, not as this authority has set it.
        </p>
      )}
      <Examples examples={workExamples(written, englandAndWales)} />
    </>
  )
}

function Exceptions({ exceptions }: { readonly exceptions: readonly PermittedException[] }) {
  if (exceptions.length === 0) return <>None: there is nobody who may say that it need not be met.</>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {exceptions.map(({ reason, grantedBy, clockRuns }) => (
        <li>
          {reason}. <span class="sl-quiet">May be granted by: {grantedBy}.</span>
          {clockRuns && ' The clock runs on, and the reason is recorded.'}
        </li>
      ))}
    </ul>
  )
}

/** What the standard is judged on, whether it has been supplied, and what would bring it. */
function JudgedOn(supplied: Supplied) {
  const { evidence, template, also, since } = supplied
  return (
    <>
      <p class="govuk-body">
        {capital(evidence)}, {since === undefined ? 'never supplied' : `supplied ${suppliedWords(supplied)}`}.
        {since === undefined && ' Until it is, what passes its date shows as “no data”, neither late nor done.'}
      </p>
      {template !== undefined && (
        <p class="govuk-body">
          It comes in <TemplateLink name={template} />.
        </p>
      )}
      {also.map(name => (
        <p class="govuk-body">
          It comes in the extract, or in <TemplateLink name={name} />.
        </p>
      ))}
    </>
  )
}

function TemplateLink({ name }: { readonly name: string }) {
  return <Link href={`/imports/templates/${name}`}>{`sightline_${name}.csv`}</Link>
}
