/** How an event of the record carries a decision out. */
export interface Decision {
  /** As the template `progress_reviews` has it. */
  readonly key: DecisionKey
  /** What the form calls it. */
  readonly title: string
  /** What it means, for whoever chooses. */
  readonly says: string
  /** The event that carries it out, in words; looked for in later imports. */
  readonly carriedOutBy: string
  /** What its owner is asked to do, until more is said. */
  readonly asks: string
  /** How grave: after a strategy discussion or legal gateway nothing stays as it is. */
  readonly way: 'up' | 'down' | 'same'
}

/** What a progress meeting may decide. */
export const decisionKeys = [
  'close',
  'step down',
  'continue',
  'strategy discussion',
  'legal gateway',
  'family group decision-making',
  'change of intervention or worker',
  'escalate to another agency',
  'transfer',
] as const
export type DecisionKey = (typeof decisionKeys)[number]

/** The decision set, in the order of the form. */
export const decisions: readonly Decision[] = [
  {
    key: 'close',
    title: 'Close',
    says: 'The child is safe and well enough without a social worker.',
    carriedOutBy: 'the episode is closed',
    asks: 'Close the case, with a closing summary the family has seen',
    way: 'down',
  },
  {
    key: 'step down',
    title: 'Step down',
    says: 'From a protection plan to a child in need plan, or to family help, early help or universal services.',
    carriedOutBy: 'the protection plan ends, or the episode is closed',
    asks: 'Step down, with who does what from now on agreed with the family',
    way: 'down',
  },
  {
    key: 'continue',
    title: 'Continue, with a specific change',
    says: 'For eight weeks at most. Say what will be different, until when, and why this is enough.',
    carriedOutBy: 'somebody senior looks again, or the case is closed or stepped up',
    asks: 'Make the change that was agreed, and bring the child back',
    way: 'same',
  },
  {
    key: 'strategy discussion',
    title: 'Strategy discussion',
    says: 'There is reasonable cause to suspect significant harm: enquiry and conference as it decides.',
    carriedOutBy: 'a strategy discussion is held or an enquiry begins',
    asks: 'Hold a strategy discussion with police and health',
    way: 'up',
  },
  {
    key: 'legal gateway',
    title: 'Legal gateway or legal planning meeting',
    says: 'To decide on pre-proceedings, or to issue.',
    carriedOutBy:
      'pre-proceedings are decided on, the letter is sent, legal tracking looks at the child or proceedings are issued',
    asks: 'Take the child to the legal gateway meeting',
    way: 'up',
  },
  {
    key: 'family group decision-making',
    title: 'Family group decision-making',
    says: 'The family is offered a meeting to make its own plan.',
    carriedOutBy: 'whoever carried it out says on which day',
    asks: 'Offer the family a family group meeting and hold it',
    way: 'same',
  },
  {
    key: 'change of intervention or worker',
    title: 'Change of intervention or worker',
    says: 'What is being done does not work, or not with this worker.',
    carriedOutBy: 'another worker is allocated, a new plan begins, or whoever carried it out says on which day',
    asks: 'Make the change of intervention or worker',
    way: 'same',
  },
  {
    key: 'escalate to another agency',
    title: 'Escalate to another agency',
    says: 'Another agency is not doing its part.',
    carriedOutBy: 'the escalation is recorded, or whoever carried it out says on which day',
    asks: 'Escalate to the other agency',
    way: 'same',
  },
  {
    key: 'transfer',
    title: 'Transfer',
    says: 'To the unit, service or authority that should hold the child.',
    carriedOutBy: 'the transfer is recorded or a worker of another unit is allocated',
    asks: 'Transfer the case, with a visit by both workers',
    way: 'same',
  },
]

const index = new Map<string, Decision>(decisions.map(each => [each.key, each]))

/** The decision with this key; of imported reviews also those that an older set of words has. */
export function findDecision(key: string): Decision | undefined {
  return index.get(key) ?? index.get(olderWords[key] ?? '')
}

const olderWords: Readonly<Record<string, DecisionKey>> = {
  'step up': 'strategy discussion',
  'legal advice': 'legal gateway',
}
