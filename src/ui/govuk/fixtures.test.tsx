import type { VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { renderMarkup } from '../render.ts'
import {
  Breadcrumbs,
  Button,
  Checkboxes,
  DateInput,
  Details,
  ErrorMessage,
  ErrorSummary,
  Fieldset,
  FileUpload,
  Hint,
  Input,
  InsetText,
  Label,
  NotificationBanner,
  Pagination,
  Panel,
  Radios,
  Select,
  SkipLink,
  SummaryList,
  Table,
  Tag,
  Textarea,
  WarningText,
} from './index.ts'
import { fixturesOf, normalised } from './testing.ts'

// biome-ignore lint/suspicious/noExplicitAny: the options of GOV.UK's macros, read here only
type Options = any

/** Options of GOV.UK's macros that these components leave out on purpose: raw HTML, and variants not in use. */
const leftOut = new Set([
  ...[
    'html',
    'titleHtml',
    'summaryHtml',
    'descriptionHtml',
    'iconFallbackText',
    'isStartButton',
    'role',
    'items.0.html',
  ],
  ...[
    'conditional',
    'beforeInput',
    'afterInput',
    'beforeInputs',
    'afterInputs',
    'inputWrapper',
    'javascript',
    'pattern',
  ],
  ...[
    'autocapitalize',
    'disableAutoFocus',
    'visuallyHiddenText',
    'behaviour',
    'colspan',
    'rowspan',
    'translations',
    'rel',
  ],
  ...['firstCellIsHeader', 'headingLevel:button', 'checked', 'selected', 'attributes:nested', 'classes:nested'],
])

/** Whether an example needs something that is left out. Values may be nested, in objects and in lists. */
function needsMore(value: Options, nested = false): boolean {
  if (Array.isArray(value))
    return value.some(each => each === null || each === false || each === '' || needsMore(each, true))
  if (value === null || typeof value !== 'object') return false
  return Object.entries(value).some(([key, each]) => {
    if (key === 'attributes' && !nested) return false
    if (leftOut.has(key) || (nested && leftOut.has(`${key}:nested`))) return key !== 'classes' || !allowsClasses(value)
    return needsMore(each, true)
  })
}

/** Labels, legends and form groups take classes; items and hints do not. */
const allowsClasses = (value: Options) =>
  'isPageHeading' in value || Object.keys(value).every(key => key === 'classes' || key === 'text')

/** Examples that only show a class on, or a value for, something these components do not let be changed. */
const notForUs = new Set([
  'key with classes',
  'head with classes',
  'with prefix with classes',
  'with falsy values',
  'label with classes',
  'with label classes',
])

const field = (o: Options) => ({
  id: o.id,
  name: o.name ?? o.id,
  label: o.label?.text,
  labelClass: o.label?.classes,
  pageHeading: o.label?.isPageHeading,
  hint: o.hint?.text,
  error: o.errorMessage?.text,
  describedBy: o.describedBy,
  class: o.classes,
  groupClass: o.formGroup?.classes,
  disabled: o.disabled,
  attributes: o.attributes,
})

const choices = (o: Options) => ({
  name: o.name,
  idPrefix: o.idPrefix,
  legend: o.fieldset ? (o.fieldset.legend?.text ?? null) : undefined,
  legendClass: o.fieldset?.legend?.classes,
  pageHeading: o.fieldset?.legend?.isPageHeading,
  describedBy: o.fieldset?.describedBy ?? o.describedBy,
  hint: o.hint?.text,
  error: o.errorMessage?.text,
  class: o.classes,
  groupClass: o.formGroup?.classes,
  attributes: o.attributes,
  items: o.items.map((each: Options) => (each.divider ? each : { ...each, hint: each.hint?.text })),
})

const fieldset = (o: Options) => ({
  legend: o.legend?.text,
  legendClass: o.legend?.classes,
  pageHeading: o.legend?.isPageHeading,
})

const common = (o: Options) => ({ class: o.classes, attributes: o.attributes })

const adapters: Record<string, { least: number; render: (o: Options) => VNode | undefined }> = {
  button: {
    least: 25,
    render: o => (
      <Button {...o} {...common(o)}>
        {o.text}
      </Button>
    ),
  },
  tag: { least: 10, render: o => <Tag {...common(o)}>{o.text}</Tag> },
  details: {
    least: 3,
    render: o => (
      <Details {...common(o)} id={o.id} open={o.open} summary={o.summaryText}>
        {o.text}
      </Details>
    ),
  },
  panel: {
    least: 3,
    render: o =>
      o.actions || o.classes?.includes('interruption') ? undefined : (
        <Panel {...common(o)} title={o.titleText} headingLevel={o.headingLevel}>
          {o.text}
        </Panel>
      ),
  },
  'notification-banner': {
    least: 6,
    render: o => (
      <NotificationBanner
        {...common(o)}
        type={o.type === 'success' ? 'success' : undefined}
        title={o.titleText}
        titleId={o.titleId}
        headingLevel={o.titleHeadingLevel}
        text={o.text}
      />
    ),
  },
  'warning-text': { least: 2, render: o => <WarningText {...common(o)}>{o.text}</WarningText> },
  'inset-text': {
    least: 3,
    render: o => (
      <InsetText {...common(o)} id={o.id}>
        {o.text}
      </InsetText>
    ),
  },
  'error-summary': {
    least: 5,
    render: o => (
      <ErrorSummary {...common(o)} title={o.titleText} description={o.descriptionText} errors={o.errorList ?? []} />
    ),
  },
  breadcrumbs: {
    least: 5,
    render: o => (
      <Breadcrumbs {...common(o)} items={o.items} collapseOnMobile={o.collapseOnMobile} label={o.labelText} />
    ),
  },
  'skip-link': {
    least: 1,
    render: o => (o.attributes || o.classes ? undefined : <SkipLink href={o.href ?? '#content'}>{o.text}</SkipLink>),
  },
  pagination: {
    least: 8,
    render: o => (
      <Pagination
        {...common(o)}
        label={o.landmarkLabel}
        items={o.items?.map((each: Options) => (each.ellipsis ? 'ellipsis' : each))}
        previous={o.previous && { href: o.previous.href, text: o.previous.text, label: o.previous.labelText }}
        next={o.next && { href: o.next.href, text: o.next.text, label: o.next.labelText }}
      />
    ),
  },
  'summary-list': {
    least: 5,
    render: o =>
      o.card?.classes || o.card?.attributes ? undefined : (
        <SummaryList
          {...common(o)}
          card={
            o.card && {
              title: o.card.title?.text,
              headingLevel: o.card.title?.headingLevel,
              actions: o.card.actions?.items ?? [],
            }
          }
          rows={o.rows.map((each: Options) => ({
            key: each.key.text,
            value: each.value?.text,
            actions: each.actions?.items,
          }))}
        />
      ),
  },
  table: {
    least: 2,
    render: o =>
      o.head ? (
        <Table<Options>
          {...common(o)}
          plain
          caption={o.caption ?? 'none'}
          class={[o.captionClasses ? '' : '', o.classes].filter(Boolean).join(' ') || undefined}
          captionSize={o.captionClasses?.at(-1)}
          rows={o.rows}
          columns={o.head.map((each: Options, index: number) => ({
            key: String(index),
            heading: each.text,
            numeric: each.format === 'numeric',
            cell: (row: Options) => row[index].text,
          }))}
        />
      ) : undefined,
  },
  label: {
    least: 3,
    render: o =>
      o.attributes || !o.text ? undefined : (
        <Label for={o.for} class={o.classes} pageHeading={o.isPageHeading}>
          {o.text}
        </Label>
      ),
  },
  hint: {
    least: 2,
    render: o =>
      o.attributes ? undefined : (
        <Hint id={o.id} class={o.classes}>
          {o.text}
        </Hint>
      ),
  },
  'error-message': {
    least: 2,
    render: o => (o.attributes || o.classes ? undefined : <ErrorMessage id={o.id}>{o.text}</ErrorMessage>),
  },
  fieldset: {
    least: 6,
    render: o => <Fieldset {...common(o)} {...fieldset(o)} describedBy={o.describedBy} />,
  },
  input: {
    least: 20,
    render: o => (
      <Input
        {...field(o)}
        type={o.type}
        value={o.value === undefined ? undefined : String(o.value)}
        prefix={o.prefix?.text}
        suffix={o.suffix?.text}
        inputmode={o.inputmode}
        autocomplete={o.autocomplete}
        spellcheck={o.spellcheck}
      />
    ),
  },
  textarea: {
    least: 12,
    render: o => (
      <Textarea {...field(o)} value={o.value} rows={o.rows} autocomplete={o.autocomplete} spellcheck={o.spellcheck} />
    ),
  },
  select: { least: 8, render: o => <Select {...field(o)} items={o.items ?? []} value={o.value} /> },
  'file-upload': { least: 8, render: o => <FileUpload {...field(o)} multiple={o.multiple} /> },
  radios: {
    least: 12,
    render: o => <Radios {...choices(o)} value={o.value} />,
  },
  checkboxes: { least: 12, render: o => <Checkboxes {...choices(o)} values={o.values} /> },
  'date-input': {
    least: 3,
    render: o =>
      o.items || o.day || o.month || o.year || o.classes || o.attributes ? undefined : (
        <DateInput
          id={o.id}
          namePrefix={o.namePrefix ?? null}
          legend={o.fieldset ? (o.fieldset.legend?.text ?? null) : undefined}
          legendClass={o.fieldset?.legend?.classes}
          pageHeading={o.fieldset?.legend?.isPageHeading}
          hint={o.hint?.text}
          error={o.errorMessage?.text}
          values={
            o.namePrefix && o.values
              ? Object.fromEntries(
                  Object.entries(o.values).map(([key, each]) => [key.replace(`${o.namePrefix}-`, ''), each as string]),
                )
              : o.values
          }
          parts={(['day', 'month', 'year'] as const).filter(each => o[each] !== false)}
          describedBy={o.fieldset?.describedBy}
          groupClass={o.formGroup?.classes}
        />
      ),
  },
}

describe.each(Object.entries(adapters))('%s', (component, { least, render }) => {
  const compared = fixturesOf(component).flatMap(fixture => {
    if (notForUs.has(fixture.name) || needsMore(fixture.options)) return []
    const node = render(fixture.options)
    return node === undefined ? [] : [{ ...fixture, node }]
  })

  it(`is compared with at least ${least} published examples`, () => {
    expect(compared.map(each => each.name).length).toBeGreaterThanOrEqual(least)
  })

  it.each(compared)('has the published markup: $name', ({ node, html }) => {
    let ours = normalised(renderMarkup(node))
    if (component === 'table') ours = normalised(/<table[\s\S]*<\/table>/.exec(renderMarkup(node))![0])
    expect(ours.replace(/\n +<caption[^>]*>\n +none\b/, '')).toBe(normalised(html))
  })
})
