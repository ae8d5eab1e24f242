import { codeList } from '../codes.ts'

export const workerChange = codeList('worker-change', 'reason a worker changed', {
  MANAGE: 'Management decision',
  FCONTA: 'First contact',
  LEFTRL: 'Worker left the role',
  ORGRST: 'Organisational restructure',
  TSPROC: 'Transfer between teams as part of process',
  ABSENC: 'Worker absence',
  CHCHAN: 'Child’s request or change',
  PCCHAN: 'Parent’s or carer’s request or change',
  SWDIED: 'Worker died',
  OTHERS: 'Other',
})
