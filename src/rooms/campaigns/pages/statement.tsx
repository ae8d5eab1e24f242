import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { StatementLine, StatementSection } from '../../../domain/campaigns/statement.ts'
import type { Campaign, CampaignStatement } from '../../../store/campaigns/index.ts'
import {
  Button,
  Count,
  Downloads,
  ErrorSummary,
  InsetText,
  NotificationBanner,
  PageHeading,
  PrintButton,
  Table,
  Textarea,
} from '../../../ui/index.ts'
import { campaignHref } from '../addresses.ts'
import { CampaignFrameNavigation } from './frame.tsx'

interface StatementProps {
  readonly campaign: Campaign
  /** As it stands now, or as it was signed. */
  readonly sections: readonly StatementSection[]
  /** The one shown, where it is a signed one. */
  readonly signed: CampaignStatement | undefined
  readonly statements: readonly CampaignStatement[]
  readonly comparable: boolean
  readonly mayRun: boolean
  readonly mayExport: boolean
  readonly statementId: string
  readonly conclusion: string
  readonly problem: string | undefined
  readonly justSigned: boolean
  readonly csrf: string
}

/** What a campaign assures, with the evidence under each line, and what is not known. */
export function StatementPage(props: StatementProps) {
  const { campaign, sections, signed, comparable, mayRun, mayExport, problem, justSigned } = props
  const exported = (format: string) =>
    campaignHref(campaign.campaign_id, '/statement/export', { format, signed: signed?.statement_id })
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#conclusion' }]} />}
      {justSigned && <NotificationBanner type="success" text="The statement is signed, and kept as it stands here." />}
      <PageHeading
        caption={<bdi>{campaign.name}</bdi>}
        lead={
          signed === undefined
            ? 'As the campaign stands now. Signing keeps it as it is.'
            : `Signed by ${signed.signed_by_name}, ${englandInstant(signed.signed_at)}, from data version ${signed.data_version}.`
        }
        actions={<PrintButton />}
      >
        Assurance statement
      </PageHeading>
      <CampaignFrameNavigation {...{ campaign, comparable, mayRun }} current="statement" />
      {signed !== undefined && (
        <InsetText>
          <bdi class="sl-breaks">{signed.conclusion}</bdi>
        </InsetText>
      )}
      {mayExport && <Downloads what="this statement" csv={exported('csv')} xlsx={exported('xlsx')} />}
      {sections.map(section => (
        <Table<StatementLine>
          caption={section.heading}
          captionSize="m"
          rows={section.lines}
          plain
          columns={[
            { key: 'says', heading: 'What is so', class: 'sl-breaks', cell: each => <bdi>{each.says}</bdi> },
            {
              key: 'count',
              heading: 'How many',
              numeric: true,
              cell: each => (each.count === undefined ? '' : <Count count={each.count} of={each.of} />),
            },
          ]}
        />
      ))}
      {signed !== undefined ? (
        <p class="govuk-body">
          <a class="govuk-link" href={campaignHref(campaign.campaign_id, '/statement')}>
            The campaign as it stands now
          </a>
        </p>
      ) : (
        mayRun && <SignForm {...props} />
      )}
      <Signed {...props} />
    </>
  )
}

function SignForm({ campaign, statementId, conclusion, problem, csrf }: StatementProps) {
  return (
    <form action={campaignHref(campaign.campaign_id, '/statement')} method="post" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="statement" value={statementId} />
      <Textarea
        name="conclusion"
        label="What you conclude"
        labelClass="govuk-label--m"
        hint="What may be relied on, and what may not. It stands above the evidence. Never name a child."
        rows={4}
        value={conclusion}
        error={problem}
      />
      <Button preventDoubleClick>Sign the statement</Button>
    </form>
  )
}

function Signed({ campaign, statements }: StatementProps) {
  if (statements.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">Signed</h2>
      <ul class="govuk-list govuk-list--bullet">
        {statements.map(each => (
          <li>
            <a
              class="govuk-link"
              href={campaignHref(campaign.campaign_id, '/statement', { signed: each.statement_id })}
            >
              {englandInstant(each.signed_at)}
            </a>
            , <bdi>{each.signed_by_name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
