import { type Framework, readFramework } from './framework.ts'

/**
 * A framework to begin from, in general terms and words of our own: an authority and its partners put theirs in its
 * place.
 */
export const sampleFrameworkText = `Level: Universal | What every child has: home, school, health visitor, doctor
Level: Additional | One more kind of help, by one service, agreed with the family
Level: Intensive | Several needs at once: help planned together, with somebody who holds it together
Level: Specialist | Significant harm, or likely: enquiries, protection, the court, or care

Domain: The child’s daily life
Need: Is often tired, hungry or not dressed for the weather
Need: Cares for somebody at home more than a child should
Need: Misses school, or is there in body only
Protective: Has somebody to talk to who is there every week
Protective: Has something they are good at and are known for

Domain: Safety at home
Need: Is hurt, or afraid of somebody at home
Need: Sees or hears one parent harmed by the other
Need: Is left alone, or with people nobody knows
Protective: An adult at home acts when the child is afraid
Protective: A relative steps in before it is too much

Domain: Parents and carers
Need: A parent’s drinking, drugs or illness decides what the day is like
Need: Help was offered before and nothing changed for the child
Protective: The parents say what the child needs in their own words
Protective: A change has held for three months or more

Domain: Family and surroundings
Need: There is not enough money for food, heat or rent
Need: The home is not safe, or is about to be lost
Protective: Neighbours, faith or friends help, and are let in

Domain: Feelings and health
Need: Hurts themselves, or speaks of not wanting to be here
Need: A disability or illness whose needs are not met
Protective: Goes to appointments and has a say in them

Context: Peers | friends, groups, relationships, gangs
Context: School | bullying, exclusion, the way there and back
Context: Place | a park, a street, a shop, a bus stop where harm happens
Context: Online | people and things met on a screen

Stage: Worker to worker | 2
Stage: Manager to manager | 3
Stage: Head of service | 5
Stage: Partnership | 10`

const read = readFramework(sampleFrameworkText)
if ('problems' in read) throw new Error('The sample framework cannot be read')

export const sampleFramework: Framework = read.framework
