import { z } from 'zod'
import { partsOf, type StepPart, type Steps, stepPartKeys } from '../../domain/legal/index.ts'
import { page, type Reply, redirect, routeWith } from '../../server/index.ts'
import type { HeldProcess } from '../../store/legal/index.ts'
import { saidBy } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import { processHref } from './addresses.ts'
import { recorded, viewed } from './audit.ts'
import { enterSteps, takeOver } from './commands.ts'
import { gone, nameFor, openProcess, type ProcessRequest, processPage, top } from './opened.tsx'
import type { FormState } from './pages/form-parts.tsx'
import { StepsFormPage } from './pages/steps-form.tsx'
import { readSteps, stepFormFields, type Typed, typedSteps } from './typed.ts'
import { dones } from './words.ts'

const route = routeWith<RoomServices>()

export const ofProcess = z.object({ childId: z.string().max(200), processId: z.uuid() })
const ofPart = ofProcess.extend({ part: z.string().max(20) })
const partIn = (text: string) => stepPartKeys.find(each => each === text)

/** Which version of a process a form was drawn from. */
export const revisionIn = (typed: Typed) => (/^\d{1,9}$/.test(typed.revision ?? '') ? Number(typed.revision) : 0)

/** A process's page, and its steps. */
export const processRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/legal/:processId',
    permission: 'see-own-children',
    audit: ({ childId }) => viewed(childId),
    params: ofProcess,
    query: z.object({ done: z.enum(dones).optional() }),
    handler: request => processPage(request, { done: request.query.done }),
  }),
  route({
    method: 'GET',
    path: '/children/:childId/legal/:processId/steps/:part',
    permission: 'record-oversight',
    audit: ({ childId }) => viewed(childId),
    params: ofPart,
    handler: request =>
      openProcess(request, async ({ whole: { process } }, name) => {
        const part = partIn(request.params.part)
        if (part === undefined || !partsOf(process).includes(part)) return redirect(processHref(process))
        const state = { typed: typedSteps(process, part), problems: [] }
        return stepsPage(request, { name, process, part, state })
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/steps/:part',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofPart,
    body: stepFormFields,
    async handler(request) {
      const { services, params, body, today } = request
      const { childId } = params
      const part = partIn(params.part)
      if (part === undefined) return gone(childId)
      const { steps, problems } = readSteps(body, part, today)
      const shown = { ...params, revision: revisionIn(body) }
      if (problems.length > 0) return again(request, { part, state: { typed: body, problems } })
      const outcome = await enterSteps(services, shown, { part, steps }, saidBy(request))
      switch (outcome.kind) {
        case 'done':
          return redirect(processHref({ child_id: childId, process_id: params.processId }, '?done=entered'))
        case 'wrong':
          return again(request, { part, state: { typed: body, problems: outcome.problems } })
        case 'overtaken':
          return stepsPage(request, {
            ...{ process: outcome.held, part, overtaken: steps },
            name: await nameFor(request, childId),
            state: { typed: body, problems: [] },
          })
        case 'gone':
          return gone(childId)
      }
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/take-over',
    permission: 'record-oversight',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess,
    body: z.object({ revision: z.string().max(10).default('') }),
    handler: request =>
      openProcess(request, async ({ whole: { process }, told }) => {
        const shown = { ...request.params, revision: revisionIn(request.body) }
        const outcome = await takeOver(request.services, shown, told.imported, saidBy(request))
        if (outcome.kind === 'gone') return gone(process.child_id)
        return redirect(processHref(process, `?done=${outcome.kind === 'done' ? 'taken-over' : 'overtaken'}`))
      }),
  }),
]

interface StepsShown {
  readonly name: string
  readonly process: HeldProcess
  readonly part: StepPart
  readonly state: FormState
  readonly overtaken?: Partial<Steps>
}

function stepsPage({ csrf }: Pick<ProcessRequest, 'csrf'>, { overtaken, ...shown }: StepsShown): Reply {
  return page({
    title: 'Steps before and in court',
    current: 'legal',
    breadcrumbs: [top, { text: 'A process', href: processHref(shown.process) }, { text: 'Steps' }],
    error: overtaken !== undefined || shown.state.problems.length > 0,
    live: false,
    body: <StepsFormPage {...shown} overtaken={overtaken} csrf={csrf} />,
  })
}

/** The form once more, with what was typed and what is amiss. It keeps the version that it was drawn from. */
function again(
  request: ProcessRequest & { readonly body: Typed },
  { part, state }: { readonly part: StepPart; readonly state: FormState },
): Promise<Reply> {
  return openProcess(request, async ({ whole: { process } }, name) =>
    stepsPage(request, { name, process: { ...process, revision: revisionIn(request.body) }, part, state }),
  )
}
