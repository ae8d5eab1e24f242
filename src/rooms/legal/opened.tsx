import { v7 as uuid } from 'uuid'
import { may } from '../../domain/access/permissions.ts'
import { childName } from '../../domain/words/child-name.ts'
import { page, type Reply, type RoomRequest, redirect } from '../../server/index.ts'
import { ownerNames } from '../oversight/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { legalHref } from './addresses.ts'
import { type FailedForm, ProcessPage } from './pages/process.tsx'
import { type ProcessReading, readOne } from './process-reading.ts'
import type { Done } from './words.ts'

export type ProcessRequest<B = unknown> = RoomRequest<RoomServices, { childId: string; processId: string }, unknown, B>

export const top = { text: 'Legal gateway', href: '/legal' }

/** A child's name as a page shows it. */
export async function nameFor(
  request: Pick<ProcessRequest, 'services' | 'principal'>,
  childId: string,
): Promise<string> {
  return childName(await namesOf(request, [childId]), childId)
}

/** Opens a process with the child's name; a process that is not there leads to the child's others. */
export async function openProcess(
  request: ProcessRequest,
  work: (reading: ProcessReading, name: string) => Promise<Reply>,
): Promise<Reply> {
  const { childId } = request.params
  const [reading, name] = await Promise.all([readOne(request, request.params), nameFor(request, childId)])
  return reading === undefined ? gone(childId) : work(reading, name)
}

export function gone(childId: string): Reply {
  return redirect(legalHref(childId, '?done=gone'))
}

/** The page of a process, with what was just done or with the form that was not taken. */
export async function processPage(
  request: ProcessRequest,
  { done, failed }: { readonly done?: Done | undefined; readonly failed?: FailedForm | undefined } = {},
): Promise<Reply> {
  const { services, principal, organisation, today, csrf, params } = request
  return openProcess(request, async (reading, name) => {
    const [ownerName, facts] = await Promise.all([ownerNames(request), services.childFacts(params.childId)])
    const isOver = reading.stage === 'ended'
    return page({
      title: 'A child before and in court',
      current: 'legal',
      breadcrumbs: [top, { text: 'A process' }],
      error: failed !== undefined,
      body: (
        <ProcessPage
          {...{ name, reading, organisation, ownerName, today, csrf, done, failed }}
          isRestricted={facts?.restricted === true}
          mayRecord={may(principal, 'record-oversight')}
          mayDecide={!isOver && may(principal, 'hold-legal-gateway')}
          formIds={[uuid(), uuid(), uuid()]}
        />
      ),
    })
  })
}
