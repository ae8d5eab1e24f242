/** Whether more of something is better ('high'), worse ('low'), or neither by itself ('neutral'). */
export type Polarity = 'high' | 'low' | 'neutral'

export type Direction = 'higher' | 'lower'

export type Meaning = 'improvement' | 'concern' | 'neutral'

/** What a move in a direction means. */
export function meaningOf(direction: Direction, polarity: Polarity): Meaning {
  if (polarity === 'neutral') return 'neutral'
  return (direction === 'higher') === (polarity === 'high') ? 'improvement' : 'concern'
}
