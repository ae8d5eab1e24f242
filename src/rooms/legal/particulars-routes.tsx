import { v7 as fresh } from 'uuid'
import { z } from 'zod'
import { parseDay } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { agreementResults } from '../../domain/legal/index.ts'
import { page, redirect, routeWith } from '../../server/index.ts'
import { logKinds } from '../../store/legal/index.ts'
import { ownersFor, saidBy } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import { actionDays, actionTexts, freshActions, readActions } from './actions.ts'
import { processHref } from './addresses.ts'
import { recorded, viewed } from './audit.ts'
import { agree, askFor, commission, log, settleAgreement, settleAssessment } from './commands.ts'
import { openProcess, type ProcessRequest, processPage, top } from './opened.tsx'
import { ActionFormPage } from './pages/action-form.tsx'
import type { FormState } from './pages/form-parts.tsx'
import type { FailedForm } from './pages/process.tsx'
import type { ProcessReading } from './process-reading.ts'
import { ofProcess, revisionIn } from './process-routes.tsx'
import { todoKey } from './to-do.ts'
import { FormReader, formFields, type Typed } from './typed.ts'
import { whoWords } from './who.ts'
import type { Done } from './words.ts'

const route = routeWith<RoomServices>()

const idIn = (typed: Typed) => z.uuid().safeParse(typed.id).data ?? fresh()

/** Assessments, the agreement, the log and actions of a process. */
export const particularsRoutes = [
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/assessments',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess,
    body: formFields(['id', 'what', 'from_whom'], ['commissioned_on', 'due_on']),
    handler: request =>
      openProcess(request, async ({ whole: { process } }) => {
        const { services, body, today } = request
        const reader = new FormReader(body, today)
        const told = {
          what: reader.neededText('what', 'Which assessment', 'Enter which assessment it is, and of whom'),
          from_whom: reader.neededText('from_whom', 'Who makes it', 'Enter who makes it'),
          commissioned_on: pastDay(reader, 'commissioned_on', 'The day it was commissioned', today),
          due_on: reader.neededDay('due_on', 'The day it is due'),
        }
        notBefore(reader, 'due_on', told.due_on, told.commissioned_on, 'The day it is due', 'was commissioned')
        if (reader.problems.length > 0) return failed(request, 'assessment', '', reader)
        await commission(services, process, { assessmentId: idIn(body), ...told }, saidBy(request))
        return done(request, 'commissioned', 'assessments')
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/assessments/:assessmentId',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess.extend({ assessmentId: z.uuid() }),
    body: formFields(['revision', 'do', 'because'], ['on']),
    handler: request =>
      openProcess(request, async ({ whole }) => {
        const { services, params, body, today } = request
        const held = whole.assessments.find(each => each.assessment_id === params.assessmentId)
        if (held === undefined) return done(request, 'overtaken', 'assessments')
        const reader = new FormReader(body, today)
        const deed = reader.choice('do', ['received', 'moved', 'cancelled'], 'Choose what became of it')
        const on = deed === 'moved' ? reader.neededDay('on', 'The new day') : pastDay(reader, 'on', 'The day', today)
        notBefore(reader, 'on', on, held.commissioned_on, 'The day', 'was commissioned')
        const because = reader.text('because', 'Why')
        if (deed !== undefined && deed !== 'received' && because === null)
          reader.say('because', `Enter why it was ${deed}`)
        if (reader.problems.length > 0) return failed(request, 'assessment', held.assessment_id, reader)
        const change =
          deed === 'received'
            ? { received_on: on }
            : deed === 'moved'
              ? { due_on: on, moved_because: because! }
              : { cancelled_on: on, cancelled_because: because! }
        const shown = { id: held.assessment_id, childId: params.childId, revision: revisionIn(body) }
        const isDone = await settleAssessment(services, shown, change, saidBy(request))
        return done(request, isDone ? 'assessment' : 'overtaken', 'assessments')
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/agreement',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess,
    body: formFields(['id', 'what', 'who'], ['agreed_on', 'review_on']),
    handler: request =>
      openProcess(request, async ({ whole: { process } }) => {
        const { services, body, today } = request
        const reader = new FormReader(body, today)
        const told = {
          what: reader.neededText('what', 'What was agreed', 'Enter what was agreed'),
          who: reader.neededText('who', 'Who does it', 'Enter who does it'),
          agreed_on: pastDay(reader, 'agreed_on', 'The day it was agreed', today),
          review_on: reader.neededDay('review_on', 'The day it is to be looked at by'),
        }
        notBefore(reader, 'review_on', told.review_on, told.agreed_on, 'The day it is to be looked at by', 'was agreed')
        if (reader.problems.length > 0) return failed(request, 'agreement', '', reader)
        await agree(services, process, { itemId: idIn(body), ...told }, saidBy(request))
        return done(request, 'agreed', 'agreement')
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/agreement/:itemId',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess.extend({ itemId: z.uuid() }),
    body: formFields(['revision', 'result', 'found'], ['on']),
    handler: request =>
      openProcess(request, async ({ whole }) => {
        const { services, params, body, today } = request
        const held = whole.agreement.find(each => each.item_id === params.itemId)
        if (held === undefined) return done(request, 'overtaken', 'agreement')
        const reader = new FormReader(body, today)
        const result = reader.choice('result', [...agreementResults, 'dropped'], 'Choose whether it was kept')
        const on = pastDay(reader, 'on', 'The day', today)
        notBefore(reader, 'on', on, held.agreed_on, 'The day', 'was agreed')
        const found = reader.neededText(
          'found',
          'What is different',
          'Enter what is different for the child, or that nothing is',
        )
        if (reader.problems.length > 0 || result === undefined)
          return failed(request, 'agreement', held.item_id, reader)
        const change = result === 'dropped' ? { dropped_on: on, found } : { reviewed_on: on, result, found }
        const shown = { id: held.item_id, childId: params.childId, revision: revisionIn(body) }
        const isDone = await settleAgreement(services, shown, change, saidBy(request))
        return done(request, isDone ? 'looked-at' : 'overtaken', 'agreement')
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/log',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess,
    body: formFields(['id', 'kind', 'with_whom', 'said'], ['happened_on']),
    handler: request =>
      openProcess(request, async ({ whole: { process } }) => {
        const { services, body, today } = request
        const reader = new FormReader(body, today)
        const kind = reader.choice('kind', logKinds, 'Choose what it was')
        const told = {
          happened_on: pastDay(reader, 'happened_on', 'The day', today),
          with_whom: reader.text('with_whom', 'With whom'),
          said: reader.neededText('said', 'What was said', 'Enter what was said, advised or ordered'),
        }
        if (reader.problems.length > 0 || kind === undefined) return failed(request, 'log', '', reader)
        await log(services, process, { entryId: idIn(body), kind, ...told }, saidBy(request))
        return done(request, 'logged', 'log')
      }),
  }),
  route({
    method: 'GET',
    path: '/children/:childId/legal/:processId/action',
    permission: 'record-oversight',
    audit: ({ childId }) => viewed(childId),
    params: ofProcess,
    query: z.object({ for: z.string().max(400).optional() }),
    handler: request =>
      openProcess(request, async (reading, name) => {
        const typed = { ...freshActions(fresh), ...askedOf(request, reading, request.query.for) }
        return actionPage(request, { name, reading, state: { typed, problems: [] } })
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/action',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess,
    body: formFields(actionTexts, actionDays),
    handler: request =>
      openProcess(request, async (reading, name) => {
        const { services, params, body, today } = request
        const reader = new FormReader(body, today)
        const owners = await ownersFor(request, params.childId)
        const [direction] = readActions(reader, body, owners, { today, atLeast: 1 })
        if (reader.problems.length > 0 || direction === undefined)
          return actionPage(request, { name, reading, state: { typed: body, problems: reader.problems } })
        const directionId = z.uuid().safeParse(direction.directionId).data ?? fresh()
        await askFor(services, params, { ...direction, directionId }, saidBy(request))
        return done(request, 'asked', 'actions')
      }),
  }),
]

/** A day of something that has happened. */
function pastDay(reader: FormReader, name: string, label: string, today: number): string {
  const text = reader.neededDay(name, label)
  const on = parseDay(text)
  if (on !== undefined && on > today) reader.say(name, `${label} must be today, ${longDate(today)}, or before`)
  return text
}

function notBefore(reader: FormReader, name: string, text: string, from: string, label: string, did: string): void {
  const [on, after] = [parseDay(text), parseDay(from)]
  if (on !== undefined && after !== undefined && on < after)
    reader.say(name, `${label} must be on or after ${longDate(after)}, the day it ${did}`)
}

type Sent = ProcessRequest<Typed>

function done({ params }: Pick<Sent, 'params'>, what: Done, place: string) {
  const { childId, processId } = params
  return redirect(processHref({ child_id: childId, process_id: processId }, `?done=${what}#${place}`))
}

function failed(request: Sent, form: FailedForm['form'], id: string, { problems }: FormReader) {
  return processPage(request, { failed: { form, id, state: { typed: request.body, problems } } })
}

/** What is asked for by the row that led here: in words, of whoever can move it. */
function askedOf(request: ProcessRequest, reading: ProcessReading, key: string | undefined): Typed {
  const todo = key === undefined ? undefined : reading.todos.find(each => todoKey(each) === key)
  if (todo === undefined) return {}
  const owner = todo.who === 'worker' ? reading.worker : undefined
  const asked = todo.which === undefined ? todo.what : `${todo.which}: ${todo.what.toLowerCase()}`
  const who = todo.who === 'worker' ? '' : ` (${whoWords(todo.who, reading, request.organisation)})`
  return { 'action-0-what': `${asked}${who}`, ...(owner === undefined ? {} : { 'action-0-owner': owner }) }
}

async function actionPage(
  request: ProcessRequest,
  { name, reading, state }: { readonly name: string; readonly reading: ProcessReading; readonly state: FormState },
) {
  const { process } = reading.whole
  return page({
    title: 'Ask for an action',
    current: 'legal',
    breadcrumbs: [top, { text: 'A process', href: processHref(process) }, { text: 'Ask for an action' }],
    error: state.problems.length > 0,
    live: false,
    body: (
      <ActionFormPage
        {...{ name, process, state }}
        owners={await ownersFor(request, process.child_id)}
        csrf={request.csrf}
      />
    ),
  })
}
