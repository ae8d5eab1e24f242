/** The files of the return, as told apart by their headings. */
export type FileKind =
  | 'header'
  | 'episodes'
  | 'reviews'
  | 'uasc'
  | 'oc2'
  | 'oc3'
  | 'ad1'
  | 'placed'
  | 'previous'
  | 'missing'
  | 'workers'

/** One file of the return: its headings, and for each table it fills which heading each column comes from. */
export interface FileShape {
  readonly title: string
  readonly headings: readonly string[]
  /** Headings that no other file of the return has; one of them is enough to know it by. */
  readonly own: readonly string[]
  /** Headings without which no row can be taken. */
  readonly needed: readonly string[]
  /** The heading that tells apart, beside the first needed, the rows of a child: part of the key of what is made of them. */
  readonly tellsApart?: string
  readonly fills: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** By table, headings each of which tells by itself whether the table has a row. */
  readonly tells?: Readonly<Record<string, readonly string[]>>
}

export const fileShapes: Readonly<Record<FileKind, FileShape>> = {
  header: {
    title: 'Header',
    headings: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
    own: ['ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
    needed: [],
    fills: {
      person: {
        pers_person_id: 'CHILD',
        pers_sex: 'SEX',
        pers_dob: 'DOB',
        pers_ethnicity: 'ETHNIC',
        pers_upn: 'UPN',
        pers_upn_unknown: 'UPN',
        pers_is_mother: 'MOTHER',
      },
      mother: { moth_table_id: 'CHILD', moth_person_id: 'CHILD', moth_childs_dob: 'MC_DOB' },
    },
  },
  episodes: {
    title: 'Episodes',
    headings: [
      'CHILD',
      'DECOM',
      'RNE',
      'LS',
      'CIN',
      'PLACE',
      'PLACE_PROVIDER',
      'DEC',
      'REC',
      'REASON_PLACE_CHANGE',
      'HOME_POST',
      'PL_POST',
      'URN',
    ],
    own: ['DECOM', 'RNE', 'LS', 'PLACE', 'PLACE_PROVIDER', 'REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN'],
    needed: ['DECOM'],
    tellsApart: 'RNE',
    fills: {
      cla_episodes: {
        clae_cla_episode_id: 'DECOM',
        clae_person_id: 'CHILD',
        clae_cla_id: 'DECOM',
        clae_cla_placement_id: 'DECOM',
        clae_entered_care_date: 'DECOM',
        clae_cla_episode_start_date: 'DECOM',
        clae_cla_episode_start_reason: 'RNE',
        clae_cla_primary_need_code: 'CIN',
        clae_cla_episode_ceased_date: 'DEC',
        clae_cla_episode_ceased_reason: 'REC',
      },
      cla_placement: {
        clap_cla_placement_id: 'DECOM',
        clap_cla_id: 'DECOM',
        clap_person_id: 'CHILD',
        clap_cla_placement_start_date: 'DECOM',
        clap_cla_placement_end_date: 'DEC',
        clap_cla_placement_type: 'PLACE',
        clap_cla_placement_provider: 'PLACE_PROVIDER',
        clap_cla_placement_postcode: 'PL_POST',
        clap_cla_placement_urn: 'URN',
        clap_cla_placement_change_reason: 'REASON_PLACE_CHANGE',
      },
      legal_status: {
        lega_legal_status_id: 'DECOM',
        lega_person_id: 'CHILD',
        lega_legal_status: 'LS',
        lega_legal_status_start_date: 'DECOM',
        lega_legal_status_end_date: 'DEC',
      },
    },
  },
  reviews: {
    title: 'Reviews',
    headings: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
    own: ['REVIEW', 'REVIEW_CODE'],
    needed: ['REVIEW'],
    fills: {
      cla_reviews: {
        clar_cla_review_id: 'REVIEW',
        clar_cla_person_id: 'CHILD',
        clar_cla_id: 'REVIEW',
        clar_cla_review_date: 'REVIEW',
        clar_cla_review_participation: 'REVIEW_CODE',
      },
    },
  },
  uasc: {
    title: 'UASC',
    headings: ['CHILD', 'SEX', 'DOB', 'DUC'],
    own: ['DUC'],
    needed: [],
    fills: {
      immigration_status: {
        immi_immigration_status_id: 'CHILD',
        immi_person_id: 'CHILD',
        immi_immigration_status: 'CHILD',
        immi_immigration_status_end_date: 'DUC',
      },
    },
  },
  oc2: {
    title: 'OC2',
    headings: [
      'CHILD',
      'DOB',
      'SDQ_SCORE',
      'SDQ_REASON',
      'CONVICTED',
      'HEALTH_CHECK',
      'IMMUNISATIONS',
      'TEETH_CHECK',
      'HEALTH_ASSESSMENT',
      'SUBSTANCE_MISUSE',
      'INTERVENTION_RECEIVED',
      'INTERVENTION_OFFERED',
    ],
    own: ['SDQ_SCORE', 'SDQ_REASON', 'CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT'],
    needed: [],
    tells: { cla_health: ['HEALTH_ASSESSMENT', 'TEETH_CHECK', 'HEALTH_CHECK'] },
    fills: {
      sdq_scores: {
        csdq_table_id: 'CHILD',
        csdq_person_id: 'CHILD',
        csdq_sdq_completed_date: 'SDQ_SCORE',
        csdq_sdq_completed_date_precision: 'SDQ_SCORE',
        csdq_sdq_score: 'SDQ_SCORE',
        csdq_sdq_reason: 'SDQ_REASON',
      },
      cla_convictions: {
        clac_cla_conviction_id: 'CHILD',
        clac_person_id: 'CHILD',
        clac_cla_conviction_date: 'CONVICTED',
        clac_cla_conviction_date_precision: 'CONVICTED',
      },
      cla_health: {
        clah_health_check_id: 'CHILD',
        clah_person_id: 'CHILD',
        clah_health_check_type: 'HEALTH_ASSESSMENT',
        clah_health_check_date: 'HEALTH_ASSESSMENT',
        clah_health_check_date_precision: 'HEALTH_ASSESSMENT',
        clah_health_check_status: 'HEALTH_ASSESSMENT',
      },
      cla_immunisations: {
        clai_person_id: 'CHILD',
        clai_immunisations_status: 'IMMUNISATIONS',
        clai_immunisations_status_date: 'IMMUNISATIONS',
      },
      cla_substance_misuse: {
        clas_substance_misuse_id: 'CHILD',
        clas_person_id: 'CHILD',
        clas_substance_misuse_date: 'SUBSTANCE_MISUSE',
        clas_substance_misuse_date_precision: 'SUBSTANCE_MISUSE',
        clas_intervention_received: 'INTERVENTION_RECEIVED',
        clas_intervention_offered: 'INTERVENTION_OFFERED',
      },
    },
  },
  oc3: {
    title: 'OC3',
    headings: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
    own: ['IN_TOUCH', 'ACTIV', 'ACCOM'],
    needed: [],
    fills: {
      care_leavers: {
        clea_table_id: 'CHILD',
        clea_person_id: 'CHILD',
        clea_care_leaver_in_touch: 'IN_TOUCH',
        clea_care_leaver_activity: 'ACTIV',
        clea_care_leaver_accommodation: 'ACCOM',
        clea_care_leaver_accom_suitable: 'ACCOM',
        clea_care_leaver_year_end_date: 'CHILD',
      },
    },
  },
  ad1: {
    title: 'AD1',
    headings: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
    own: ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
    needed: ['DATE_INT'],
    fills: {
      permanence: {
        perm_table_id: 'DATE_INT',
        perm_person_id: 'CHILD',
        perm_cla_id: 'DATE_INT',
        perm_adm_decision_date: 'DATE_INT',
        perm_matched_date: 'DATE_MATCH',
        perm_adopted_by_carer_flag: 'FOSTER_CARE',
        perm_number_of_adopters: 'NB_ADOPTR',
        perm_adopter_sex: 'SEX_ADOPTR',
        perm_adopter_legal_status: 'LS_ADOPTR',
      },
    },
  },
  placed: {
    title: 'Placed for adoption',
    headings: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    own: ['DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    needed: ['DATE_PLACED'],
    fills: {
      permanence: {
        perm_table_id: 'DATE_PLACED',
        perm_person_id: 'CHILD',
        perm_cla_id: 'DATE_PLACED',
        perm_adm_decision_date: 'DATE_PLACED',
        perm_decision_reversed_date: 'DATE_PLACED_CEASED',
        perm_decision_reversed_reason: 'REASON_PLACED_CEASED',
      },
    },
  },
  previous: {
    title: 'Previous permanence',
    headings: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
    own: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'],
    needed: [],
    fills: {
      cla_previous_permanence: {
        lapp_table_id: 'CHILD',
        lapp_person_id: 'CHILD',
        lapp_previous_permanence_option: 'PREV_PERM',
        lapp_previous_permanence_la: 'LA_PERM',
        lapp_previous_permanence_order_date: 'DATE_PERM',
      },
    },
  },
  missing: {
    title: 'Missing',
    headings: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
    own: ['MISSING', 'MIS_START', 'MIS_END'],
    needed: ['MIS_START'],
    tellsApart: 'MISSING',
    fills: {
      missing: {
        miss_table_id: 'MIS_START',
        miss_person_id: 'CHILD',
        miss_missing_episode_type: 'MISSING',
        miss_missing_episode_start_date: 'MIS_START',
        miss_missing_episode_end_date: 'MIS_END',
      },
    },
  },
  workers: {
    title: 'Social worker episodes',
    headings: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
    own: ['SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
    needed: ['SW_DECOM'],
    tellsApart: 'SW_ID',
    fills: {
      involvements: {
        invo_involvements_id: 'SW_DECOM',
        invo_person_id: 'CHILD',
        invo_professional_id: 'SW_ID',
        invo_professional_role_id: 'SW_DECOM',
        invo_involvement_start_date: 'SW_DECOM',
        invo_involvement_end_date: 'SW_DEC',
        invo_worker_change_reason: 'SW_REASON',
      },
    },
  },
}

/** By table, the columns that make a row's key after the child, where a file may lack one of them and its rows are still taken. */
export const keyColumns: Readonly<Record<string, readonly string[]>> = {
  cla_episodes: ['clae_cla_episode_start_date', 'clae_cla_episode_start_reason'],
  missing: ['miss_missing_episode_start_date', 'miss_missing_episode_type'],
  involvements: ['invo_professional_id', 'invo_professional_role_id', 'invo_involvement_start_date'],
}

/** By table, the headings without which a file's rows make none of it, or not all: of what is held nothing is then known to be gone. */
export const madeBy: Readonly<Record<string, readonly string[]>> = {
  legal_status: ['LS'],
  mother: ['MC_DOB'],
  cla_health: ['HEALTH_ASSESSMENT', 'TEETH_CHECK', 'HEALTH_CHECK'],
  sdq_scores: ['SDQ_SCORE', 'SDQ_REASON'],
  cla_convictions: ['CONVICTED'],
  cla_immunisations: ['IMMUNISATIONS'],
  cla_substance_misuse: ['SUBSTANCE_MISUSE'],
}

export const fileKinds = Object.keys(fileShapes) as FileKind[]

/** Which file of the return these headings are of: the one with most of its own among them. CHILD must be there. */
export function kindOf(headings: readonly string[]): FileKind | undefined {
  const there = new Set(headings.map(plainHeading))
  if (!there.has('CHILD')) return undefined
  let best: FileKind | undefined
  let most = 0
  for (const kind of fileKinds) {
    const count = fileShapes[kind].own.filter(heading => there.has(heading)).length
    if (count > most) {
      best = kind
      most = count
    }
  }
  return best
}

/**
 * Which file of the return headings that are of none may be meant for: the one most of whose headings are among them,
 * alone or with a word more; undefined where less than half are.
 */
export function nearestTo(headings: readonly string[]): FileKind | undefined {
  const there = headings.map(plainHeading).filter(each => each !== '')
  let best: FileKind | undefined
  let most = 0.5
  for (const kind of fileKinds) {
    const wanted = fileShapes[kind].headings
    const share = wanted.filter(heading => there.some(each => isAlike(each, heading))).length / wanted.length
    if (share < most || (share === most && best !== undefined)) continue
    best = kind
    most = share
  }
  return best
}

/** Whether one is the other, alone or with more after or before it: CHILD_ID and CHILD, REVIEW_DATE and REVIEW. */
function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long === short || long.startsWith(`${short}_`) || long.endsWith(`_${short}`)
}

/** A heading in capitals, whatever stands between its words. */
export function plainHeading(heading: string): string {
  return heading
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
