import { v7 as fresh } from 'uuid'
import { z } from 'zod'
import { iso } from '../../domain/calendar/day.ts'
import { possibleDecisions } from '../../domain/legal/index.ts'
import { gatewayDecisions, thresholdAnswers } from '../../domain/templates/court.ts'
import { page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { ownersFor, saidBy } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import { actionDays, actionTexts, freshActions, readActions } from './actions.ts'
import { processHref } from './addresses.ts'
import { recorded, viewed } from './audit.ts'
import { decide } from './commands.ts'
import { gone, openProcess, type ProcessRequest, top } from './opened.tsx'
import { DecisionFormPage } from './pages/decision-form.tsx'
import type { FormState } from './pages/form-parts.tsx'
import type { ProcessReading } from './process-reading.ts'
import { ofProcess, revisionIn } from './process-routes.tsx'
import { FormReader, formFields, typedDay } from './typed.ts'

const route = routeWith<RoomServices>()

/** What the gateway decides. */
export const decisionRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/legal/:processId/decision',
    permission: 'hold-legal-gateway',
    audit: ({ childId }) => viewed(childId),
    params: ofProcess,
    handler: request =>
      openProcess(request, async (reading, name) => {
        if (possibleDecisions(reading.whole.process).length === 0) return redirect(processHref(reading.whole.process))
        const typed = { ...typedDay('held_on', iso(request.today)), ...freshActions(fresh) }
        return decisionPage(request, { reading, name, formId: fresh(), state: { typed, problems: [] } })
      }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/legal/:processId/decision',
    permission: 'hold-legal-gateway',
    audit: ({ childId }) => recorded(childId),
    params: ofProcess,
    body: formFields(
      ['id', 'revision', 'present', 'threshold_met', 'decision', 'reasons', 'dissent', ...actionTexts],
      ['held_on', 'back_on', 'extended_until', ...actionDays],
    ),
    async handler(request) {
      const { services, params, body, today, principal } = request
      const owners = await ownersFor(request, params.childId)
      const reader = new FormReader(body, today)
      const decisionId = z.uuid().safeParse(body.id).data ?? fresh()
      const threshold = reader.choice('threshold_met', thresholdAnswers, 'Choose whether the threshold is met')
      const decision = reader.choice('decision', gatewayDecisions, 'Choose what is decided')
      const decided = {
        held_on: reader.neededDay('held_on', 'The day of the meeting'),
        reasons: reader.neededText('reasons', 'Reasons', 'Enter the reasons: why the threshold is or is not met'),
        dissent: reader.text('dissent', 'Who thought otherwise'),
        present: reader.text('present', 'Who was there'),
        back_on: decision === 'come back' ? reader.day('back_on', 'The day it comes back') : null,
        extended_until:
          decision === 'continue pre-proceedings' ? reader.day('extended_until', 'The day it is extended to') : null,
        decided_by: principal.name,
      }
      const directions = readActions(reader, body, owners, { today })
      const again = (problems: FormState['problems'], isOvertaken = false) =>
        openProcess(request, async (found, name) => {
          // Unless it was told that somebody else changed it, the form keeps the version it was drawn from.
          const { process } = found.whole
          const held = isOvertaken ? process : { ...process, revision: revisionIn(body) }
          const reading = { ...found, whole: { ...found.whole, process: held } }
          return decisionPage(request, {
            reading,
            name,
            formId: decisionId,
            state: { typed: body, problems },
            isOvertaken,
          })
        })
      if (reader.problems.length > 0 || threshold === undefined || decision === undefined) return again(reader.problems)
      const outcome = await decide(
        services,
        { ...params, revision: revisionIn(body) },
        { ...decided, decisionId, decision, threshold_met: threshold },
        directions,
        saidBy(request),
      )
      switch (outcome.kind) {
        case 'done':
          return redirect(processHref({ child_id: params.childId, process_id: params.processId }, '?done=decided'))
        case 'wrong':
          return again(outcome.problems)
        case 'overtaken':
          return again([], true)
        case 'gone':
          return gone(params.childId)
      }
    },
  }),
]

interface DecisionShown {
  readonly reading: ProcessReading
  readonly name: string
  readonly formId: string
  readonly state: FormState
  readonly isOvertaken?: boolean
}

async function decisionPage(request: ProcessRequest, { isOvertaken = false, ...shown }: DecisionShown): Promise<Reply> {
  const { params, today, csrf } = request
  const owners = await ownersFor(request, params.childId)
  return page({
    title: 'Gateway decision',
    current: 'legal',
    breadcrumbs: [
      top,
      { text: 'A process', href: processHref(shown.reading.whole.process) },
      { text: 'Gateway decision' },
    ],
    error: isOvertaken || shown.state.problems.length > 0,
    live: false,
    body: <DecisionFormPage {...shown} {...{ owners, isOvertaken, today, csrf }} />,
  })
}
