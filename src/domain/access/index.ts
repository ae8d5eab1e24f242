export * from './organisation.ts'
export * from './permissions.ts'
export * from './principal.ts'
export * from './scope.ts'
