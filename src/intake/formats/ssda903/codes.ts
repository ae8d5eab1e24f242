import { returnCodes } from '../returns/return-codes.ts'

export const ethnicities = returnCodes(
  'WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN CHNE AOTH BCRB BAFR BOTH OOTH REFU NOBT',
  'one of the ethnicity codes of the return, such as WBRI, BCRB or NOBT',
)

export const startReasons = returnCodes('S L P T B U', 'S, L, P, T, B or U')

/** Of all years: E43 and E44 until 2018, E45 to E48 since 2019. */
export const ceaseReasons = returnCodes(
  'X1 E11 E12 E2 E3 E4 E4A E4B E13 E41 E43 E44 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17',
  'X1 when the period of care goes on, or how it ended, such as E4A',
)

export const legalStatuses = returnCodes(
  'C1 C2 D1 E1 V1 V2 V3 V4 L1 L2 L3 J1 J2 J3',
  'one of the legal statuses of the return, such as C1, C2, E1 or V2',
)

export const needs = returnCodes('N1 N2 N3 N4 N5 N6 N7 N8', 'N1 to N8')

/** Of all years: H5 and P2 until 2024, K3 since 2025, Z11 to Z14 since 2026. */
export const placementTypes = returnCodes(
  'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 H5 K1 K2 K3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 Z1 Z11 Z12 Z13 Z14',
  'one of the placement types of the return, such as U1, K2 or P1',
)

export const providers = returnCodes('PR0 PR1 PR2 PR3 PR4 PR5', 'PR0 to PR5')

export const changeReasons = returnCodes(
  'CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER',
  'one of the reasons of the return, such as CARPL, CHILD or STAND',
)

export const participations = returnCodes('PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7', 'PN0 to PN7')

export const sdqReasons = returnCodes('SDQ1 SDQ2 SDQ3 SDQ4 SDQ5', 'SDQ1 to SDQ5')

export const inTouch = returnCodes('YES NO DIED REFU NREQ RHOM', 'YES, NO, DIED, REFU, NREQ or RHOM')

export const activities = returnCodes(
  'F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 G4 G5 G6',
  'one of the activities of the return, such as F2, P5 or G5',
)

export const accommodations = returnCodes(
  'B C D E G H K R S T U V W X Y Z',
  'a letter for the accommodation and 1 or 2 for suitable or not, such as U1',
)

export const adopterSexes = returnCodes('F1 M1 FF MM MF', 'F1, M1, FF, MM or MF')

export const adopterStatuses = returnCodes('L0 L1 L11 L12 L2 L3 L4', 'L0, L11, L12, L2, L3 or L4')

export const reversals = returnCodes('RD1 RD2 RD3 RD4', 'RD1 to RD4')

export const previousPermanence = returnCodes('P1 P2 P3 P4 Z1', 'P1 to P4, or Z1 for none')

export const workerChanges = returnCodes(
  'MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS',
  'one of the reasons of the return, such as MANAGE, LEFTRL or OTHERS',
)

export const upnUnknown = returnCodes('UN1 UN2 UN3 UN4 UN5', 'UN1 to UN5')
