import type { DecisionKey } from '../../domain/tracking/decisions.ts'

/** What a made-up meeting said of a decision: several ways of saying each, none of a real child. */
export interface Told {
  readonly rationale: string
  readonly change?: string
  readonly conditions: string
  readonly ifNot: string
  readonly lived: string
  readonly safety: string
  readonly changed: string
}

/** Made-up rationales, by decision. */
export const trackingWords: Readonly<Record<DecisionKey, readonly Told[]>> = {
  close: [
    {
      rationale: 'School, grandmother and health visitor each say the same: the days are ordinary now, and stay so.',
      conditions: 'The closing summary is read with the family, and names who they can ring.',
      ifNot: 'Back to the next meeting with what kept it open.',
      lived: 'Breakfast club, football on Saturdays, sleeps through. Told the worker she is bored of being asked.',
      safety: 'Yes: three visits unannounced, and the school has had no worry since spring.',
      changed: 'Mother has not drunk for seven months; he notices, and says so.',
    },
  ],
  'step down': [
    {
      rationale: 'The risks the plan was made for are gone; what is left is help with housing and money.',
      conditions: 'Family help has met the family before the plan ends.',
      ifNot: 'The plan stays and the chair is asked for a view.',
      lived: 'Shares a room with two brothers and a heater that works. Goes to school every day.',
      safety: 'Safe enough: father sees them at the contact centre and keeps to it.',
      changed: 'The pace was slow until summer, and steady since the worker stayed the same.',
    },
    {
      rationale: 'Two review conferences running found the child safe, and the network meets without us.',
      conditions: 'Somebody the child knows stays in touch for twelve weeks.',
      ifNot: 'Strategy discussion if anybody sees the old partner at the house.',
      lived: 'Has a key to her aunt’s and uses it on Fridays because she likes to, not because she must.',
      safety: 'Seen alone four times; says the shouting has stopped.',
      changed: 'Enough, and fast enough for a child of nine.',
    },
  ],
  continue: [
    {
      rationale: 'The plan began to work when the worker changed in August; eight weeks will show whether it holds.',
      change: 'Family support worker twice a week at bedtime, and the school counts the mornings she comes on time.',
      conditions: 'Both parents come to the parenting group; one missed session is told the same day.',
      ifNot: 'Legal gateway.',
      lived: 'Gets the little ones up. Is tired in the first lesson and fine in the third.',
      safety: 'Not known at weekends: nobody has visited on one.',
      changed: 'Something has, but for the adults first.',
    },
    {
      rationale: 'The assessment of the grandparents is three weeks from done and decides the matter.',
      change: 'Assessment finished by the day named, with the child’s own view in it.',
      conditions: 'No new service before it is there.',
      ifNot: 'The head of service decides without it.',
      lived: 'Half the week in one place and half in the other, with the trainers always in the wrong one.',
      safety: 'Yes at the grandparents’. At home it depends on who is there.',
      changed: 'Too slow for a child of three.',
    },
  ],
  'strategy discussion': [
    {
      rationale: 'Two bruises with two explanations, and nobody has put them beside each other.',
      conditions: 'Health is there in person, not by mail.',
      ifNot: 'The service manager rings the police lead the same afternoon.',
      lived: 'Says he fell, and says it before anybody asks. Keeps his coat on all day at school.',
      safety: 'We do not know, and that is the answer.',
      changed: 'Nothing for him since nine months.',
    },
  ],
  'legal gateway': [
    {
      rationale: 'A second plan within two years for the same reasons, and the same words in both.',
      conditions: 'The chronology is up to date before the gateway.',
      ifNot: 'The head of service takes it to the gateway without the papers.',
      lived: 'A baby who does not cry when he wakes, and watches the door until somebody comes.',
      safety: 'Only while the grandmother is in the house.',
      changed: 'No. He is eleven months old, and has waited for all of them.',
    },
  ],
  'family group decision-making': [
    {
      rationale: 'Four relatives offered help to four professionals, and have never sat in one room.',
      conditions: 'His uncle is asked too.',
      ifNot: 'Back to this meeting.',
      lived: 'Counts on his cousin, who collects him on Fridays. Draws her house when he is asked to draw home.',
      safety: 'Yes, as long as somebody comes on Fridays.',
      changed: 'The adults agree on more than the file says.',
    },
  ],
  'change of intervention or worker': [
    {
      rationale: 'Three workers in a year. The next one stays, or the plan is only paper.',
      conditions: 'The old worker brings the new one to the door.',
      ifNot: 'The unit lead holds the case.',
      lived: 'Plays by himself at nursery. Asked the worker her name, and then whether she would be back.',
      safety: 'Yes, by what the nursery sees.',
      changed: 'Not since the last worker left.',
    },
  ],
  'escalate to another agency': [
    {
      rationale: 'She has waited for therapy since January, and everybody here agrees it is what is missing.',
      conditions: 'By letter to the named lead, with the dates.',
      ifNot: 'To the partnership’s escalation panel.',
      lived: 'Sleeps with the light on. Has stopped going swimming, and eats in her room when she eats.',
      safety: 'Safe, and not well.',
      changed: 'Worse, by her own account.',
    },
  ],
  transfer: [
    {
      rationale: 'The family has lived at the other end of the borough since June, and the worker travels an hour.',
      conditions: 'One visit by both workers, and the child knows beforehand.',
      ifNot: 'The two service managers settle it between them.',
      lived: 'New school since September, one friend already. Walks there with his brother and comes home hungry.',
      safety: 'Yes.',
      changed: 'Enough to be worth keeping up through a change of unit.',
    },
  ],
}
