import type { NotComputed } from '../../../domain/standards/not-computed.ts'
import type { Stage } from '../../../domain/standards/standard.ts'
import { InsetText, Link, PageHeading, SummaryList } from '../../../ui/index.ts'
import { stageWords } from '../words.ts'
import { Sources } from './sources.tsx'

interface NotComputedPageProps {
  /** A standard or an indicator that is not worked out. */
  readonly entry: NotComputed
  readonly stage: Stage
  readonly what: 'standard' | 'indicator'
}

/** What belongs in the catalogue and is not worked out: what is missing for it, and where it comes from. */
export function NotComputedPage({ entry, stage, what }: NotComputedPageProps) {
  const { id, title, missingData, template, source } = entry
  return (
    <>
      <PageHeading caption={`${id}, ${stageWords[stage]}, not worked out`}>{title}</PageHeading>
      <InsetText>Sightline does not work out this {what}. No page counts it, and nothing is late by it here.</InsetText>
      <SummaryList
        rows={[
          { key: 'What is missing', value: missingData },
          template === undefined
            ? undefined
            : {
                key: 'What would bring it',
                value: <Link href={`/imports/templates/${template}`}>{`sightline_${template}.csv`}</Link>,
              },
        ]}
      />
      <Sources sources={source} />
    </>
  )
}
