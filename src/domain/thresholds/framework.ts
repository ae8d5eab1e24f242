/** A level of need and help, from the least up. */
export interface Level {
  readonly id: string
  readonly name: string
  readonly says: string
}

/** One thing that may be so of a child, as something to be met or something that protects. */
export interface ThresholdIndicator {
  readonly id: string
  readonly kind: 'need' | 'protective'
  readonly text: string
}

export interface Domain {
  readonly id: string
  readonly name: string
  readonly indicators: readonly ThresholdIndicator[]
}

/** Where harm may come from besides home: peers, school, a place. */
export interface Context {
  readonly id: string
  readonly name: string
  readonly says: string
}

/** One step of a disagreement between professionals, and the working days it may take. */
export interface EscalationStage {
  readonly id: string
  readonly name: string
  readonly workingDays: number
}

/**
 * An authority’s threshold framework: what its decisions are recorded against. It is data of the authority; each version
 * stays as it was, and a decision keeps the version of its day.
 */
export interface Framework {
  readonly levels: readonly Level[]
  readonly domains: readonly Domain[]
  readonly contexts: readonly Context[]
  readonly stages: readonly EscalationStage[]
}

export interface FrameworkProblem {
  /** Counted from 1; 0 for the whole. */
  readonly line: number
  readonly message: string
}

/** "At home: harm" → "at-home-harm" */
function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
}

/**
 * Reads a framework as it is written to be edited: a line each, "Level: name | what it means", "Domain: name" with its
 * "Need: ..." and "Protective: ..." lines below, "Context: name | where", "Stage: name | working days". Empty lines and
 * lines that begin with # say nothing.
 */
export function readFramework(
  text: string,
): { readonly framework: Framework } | { readonly problems: readonly FrameworkProblem[] } {
  const problems: FrameworkProblem[] = []
  const levels: Level[] = []
  const domains: { id: string; name: string; indicators: ThresholdIndicator[] }[] = []
  const contexts: Context[] = []
  const stages: EscalationStage[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const written = raw.trim()
    if (written === '' || written.startsWith('#')) continue
    const say = (message: string) => problems.push({ line: index + 1, message })
    const [, word, rest] = /^(Level|Domain|Need|Protective|Context|Stage)\s*:\s*(.+)$/i.exec(written) ?? []
    if (word === undefined || rest === undefined) {
      say(
        'Begin the line with Level, Domain, Need, Protective, Context or Stage and a colon, such as “Need: is often hungry”',
      )
      continue
    }
    const [name = '', says = ''] = rest.split('|').map(each => each.trim())
    switch (word.toLowerCase()) {
      case 'level':
        levels.push({ id: idOf(name), name, says })
        break
      case 'domain':
        domains.push({ id: idOf(name), name: rest.trim(), indicators: [] })
        break
      case 'context':
        contexts.push({ id: idOf(name), name, says })
        break
      case 'stage': {
        const workingDays = /^\d{1,3}$/.test(says) ? Number(says) : 0
        if (workingDays < 1) say('Enter the working days after a bar, such as “Stage: Worker to worker | 2”')
        stages.push({ id: idOf(name), name, workingDays })
        break
      }
      default: {
        const domain = domains.at(-1)
        if (domain === undefined) say('Write the domain it belongs to first, such as “Domain: Health and growth”')
        else {
          const kind = word.toLowerCase() as ThresholdIndicator['kind']
          domain.indicators.push({ id: `${domain.id}/${idOf(rest)}`, kind, text: rest.trim() })
        }
      }
    }
  }
  const framework = { levels, domains, contexts, stages }
  problems.push(...missing(framework), ...doubled(framework))
  return problems.length > 0 ? { problems } : { framework }
}

function missing({ levels, domains, contexts, stages }: Framework): FrameworkProblem[] {
  const all = domains.flatMap(each => each.indicators)
  return [
    ...(levels.length < 2 ? ['Write at least two levels, from the least up'] : []),
    ...(all.some(each => each.kind === 'need') ? [] : ['Write at least one need below a domain']),
    ...(all.some(each => each.kind === 'protective') ? [] : ['Write at least one protective thing below a domain']),
    ...(contexts.length === 0 ? ['Write at least one context, such as “Context: Peers | friends and groups”'] : []),
    ...(stages.length === 0 ? ['Write at least one stage of escalation, such as “Stage: Worker to worker | 2”'] : []),
  ].map(message => ({ line: 0, message }))
}

function doubled({ levels, domains, contexts, stages }: Framework): FrameworkProblem[] {
  const lists = [levels, domains, contexts, stages, domains.flatMap(each => each.indicators)] as const
  return lists.flatMap(list => {
    const seen = new Set<string>()
    return list.flatMap((each): FrameworkProblem[] => {
      const isNew = !seen.has(each.id) && each.id !== ''
      seen.add(each.id)
      const words = 'name' in each ? each.name : each.text
      return isNew
        ? []
        : [{ line: 0, message: `“${words}” is there twice, or has no letters: each needs words of its own` }]
    })
  })
}

/** A framework as it is written to be edited: `readFramework` gives the same framework again. */
export function writeFramework({ levels, domains, contexts, stages }: Framework): string {
  const barred = (name: string, says: string) => (says === '' ? name : `${name} | ${says}`)
  return [
    ...levels.map(each => `Level: ${barred(each.name, each.says)}`),
    ...domains.flatMap(each => [
      '',
      `Domain: ${each.name}`,
      ...each.indicators.map(one => `${one.kind === 'need' ? 'Need' : 'Protective'}: ${one.text}`),
    ]),
    '',
    ...contexts.map(each => `Context: ${barred(each.name, each.says)}`),
    '',
    ...stages.map(each => `Stage: ${each.name} | ${each.workingDays}`),
  ].join('\n')
}

/** What a new version changes, in words: for its preview, and for whoever read the one before. */
export function frameworkChanges(before: Framework, after: Framework): string[] {
  const lines = (framework: Framework) =>
    new Set(
      writeFramework(framework)
        .split('\n')
        .filter(each => each !== ''),
    )
  const [old, now] = [lines(before), lines(after)]
  return [
    ...[...now].filter(each => !old.has(each)).map(each => `New: ${each}`),
    ...[...old].filter(each => !now.has(each)).map(each => `Gone: ${each}`),
  ]
}

/** Where a level stands from the least up; -1 for one this version does not have. */
export function rankOf({ levels }: Pick<Framework, 'levels'>, levelId: string): number {
  return levels.findIndex(each => each.id === levelId)
}
