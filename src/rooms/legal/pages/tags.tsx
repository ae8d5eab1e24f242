import type { Day } from '../../../domain/calendar/day.ts'
import type { LegalStage } from '../../../domain/legal/index.ts'
import { CountedFrom, StateTag, Tag, type TagColour } from '../../../ui/index.ts'
import type { ToDo } from '../to-do.ts'
import { lateWords, stageWords, weekWords } from '../words.ts'

const colours: Readonly<Record<LegalStage, TagColour>> = {
  referred: 'yellow',
  'pre-proceedings': 'blue',
  'to be issued': 'orange',
  'in proceedings': 'purple',
  ended: 'grey',
}

export function StageTag({ stage }: { readonly stage: LegalStage }) {
  return <Tag colour={colours[stage]}>{stageWords[stage]}</Tag>
}

/** How late something is, and from when that is counted where not from its day; or how soon it is due. */
export function LateTag({ workingDaysLate, item }: Pick<ToDo, 'workingDaysLate' | 'item'>) {
  const state = workingDaysLate > 0 ? 'overdue' : workingDaysLate >= -10 ? 'due-soon' : 'due-later'
  return (
    <div>
      <StateTag state={state} detail={lateWords(workingDaysLate)} />
      <CountedFrom lateAfter={item?.lateAfter} />
    </div>
  )
}

/** Which week it is, and of how many; past them it says so in bold. */
export function Week(props: { readonly stage: LegalStage; readonly from: Day | undefined; readonly today: Day }) {
  const words = weekWords(props.stage, props.from, props.today)
  if (words === undefined) return <span>–</span>
  return words.includes('past') ? <strong>{words}</strong> : <span>{words}</span>
}
