import type { ChildRecord, Visit } from '../record/facts.ts'
import { isUnborn } from '../record/person.ts'
import type { Meeting } from './standard.ts'

const named = {
  need: 'Child in need visit',
  protection: 'Child protection visit',
  care: 'Visit to the looked-after child',
}

/**
 * A visit as something that may meet a visiting standard. Only a recorded yes counts as the child seen; an unknown is
 * shown and does not count. A child not yet born cannot be seen: there any visit counts that is not recorded as failed.
 */
export function asMeeting(visit: Visit, child: ChildRecord): Meeting {
  const base = { on: visit.on, what: named[visit.kind], source: visit.source }
  if (visit.seen === 'yes') return base
  if (visit.seen === 'no') return { ...base, whyNot: 'the child was not seen, so it does not count' }
  if (isUnborn(child, visit.on)) return base
  return { ...base, whyNot: 'not recorded whether the child was seen, so it cannot count' }
}
