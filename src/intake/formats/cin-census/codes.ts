import { returnCodes } from '../returns/return-codes.ts'

export const ethnicities = returnCodes(
  'WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN CHNE AOTH BCRB BAFR BOTH OOTH REFU NOBT',
  'one of the ethnicity codes of the census, such as WBRI, BCRB or NOBT',
)

export const disabilities = returnCodes(
  'NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA',
  'one of NONE, MOB, HAND, PC, INC, COMM, LD, HEAR, VIS, BEH, CON, AUT or DDA',
)

export const primaryNeeds = returnCodes('N0 N1 N2 N3 N4 N5 N6 N7 N8 N9', 'N0 to N9')

export const referralSources = returnCodes(
  '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10',
  'one of the sources of referral, such as 1A, 2A, 6 or 10',
)

export const closeReasons = returnCodes('RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9', 'RC1 to RC9')

export const abuseCategories = returnCodes('NEG PHY SAB EMO MUL', 'NEG, PHY, SAB, EMO or MUL')

export const upnUnknownReasons = returnCodes('UN1 UN2 UN3 UN4 UN5 UN6 UN7 UN8 UN9 UN10', 'UN1 to UN10')

/** Of all years: 18A and 19A until 2020, 18B to 19C since 2021, 24A since 2022. */
export const assessmentFactors = returnCodes(
  [
    '1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A',
    '18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A',
  ].join(' '),
  'one of the factors of the census, such as 3B, 16A or 21',
)
