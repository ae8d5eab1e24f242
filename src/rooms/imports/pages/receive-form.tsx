import type { Problem } from '../../../server/index.ts'
import { Button, Details, FileUpload, Radios, Select } from '../../../ui/index.ts'

/** Where an analyst hands in an extract. */
export function ReceiveForm({ csrf, problem }: { readonly csrf: string; readonly problem: Problem | undefined }) {
  return (
    <section class="sl-panel" aria-labelledby="receive-heading">
      <h2 class="govuk-heading-m" id="receive-heading">
        Bring in an extract
      </h2>
      <form method="post" action="/imports" enctype="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrf} />
        <FileUpload
          name="extract"
          label="Zip, or the files of one extract"
          hint="SSD tables as CSV, CIN census as XML, SSDA903 as CSV, or Sightline’s own templates. You see what would change before anything does."
          multiple
          error={problem?.field === 'extract' ? problem.message : undefined}
        />
        <Details summary="Format, and what is missing from it">
          <Select
            name="format"
            label="Format"
            items={[
              { value: '', text: 'Tell from the files' },
              { value: 'ssd', text: 'Standard Safeguarding Dataset (SSD)' },
              { value: 'cin-census', text: 'Children in need census' },
              { value: 'ssda903', text: 'SSDA903' },
              { value: 'sightline', text: 'Sightline’s own templates' },
            ]}
          />
          <Radios
            name="mode"
            legend="Rows held that are not in the extract"
            value="replace"
            small
            items={[
              {
                value: 'replace',
                text: 'Are gone, for the children and dates it covers',
                hint: 'The usual. Children who are not in it stay as they are.',
              },
              {
                value: 'full',
                text: 'Are gone, for every child',
                hint: 'The extract holds every child of each table.',
              },
              { value: 'delta', text: 'Stay', hint: 'The extract holds only what is new or changed.' },
            ]}
          />
        </Details>
        <Button preventDoubleClick>Read and compare</Button>
      </form>
    </section>
  )
}
