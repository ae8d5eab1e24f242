import { Button, ButtonGroup, DateInput, Details } from '../../../ui/index.ts'
import { campaignHref } from '../addresses.ts'
import type { CampaignRead } from '../reading.ts'

interface ManageProps {
  readonly read: CampaignRead
  /** What is wrong with the last day that was typed. */
  readonly problem: string | undefined
  readonly csrf: string
}

/** The form that changes a campaign's last day, repeats or closes it. */
export function Manage({ read, problem, csrf }: ManageProps) {
  const { campaign } = read
  const { year, month, date } = dateParts(campaign.due_on)
  return (
    <Details summary="Change the last day, repeat or close it" open={problem !== undefined}>
      <form action={campaignHref(campaign.campaign_id, '/change')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="revision" value={campaign.revision} />
        <DateInput
          id="due"
          legend="Last day for reviews"
          legendClass="govuk-fieldset__legend--s"
          error={problem}
          values={{ day: date, month, year }}
        />
        <ButtonGroup>
          <Button variant="secondary" name="do" value="due" preventDoubleClick>
            Save the last day
          </Button>
          <Button variant="warning" name="do" value="close" preventDoubleClick>
            Close the campaign
          </Button>
          <a class="govuk-link" href={`/campaigns/new?repeats=${campaign.campaign_id}`}>
            Repeat it today
          </a>
        </ButtonGroup>
      </form>
    </Details>
  )
}

function dateParts(text: string) {
  const [year, month, date] = text.split('-')
  return { year: year!, month: String(Number(month)), date: String(Number(date)) }
}
