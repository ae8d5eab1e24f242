import { expect, it } from 'vitest'
import { ImportRefused } from '../../intake/import-error.ts'
import { FileChanged } from '../../intake/receive/refusals.ts'
import { asError, asFailure } from './thread-messages.ts'

it('an error is of the same kind on the other side of a thread', () => {
  const refused = asError(structuredClone(asFailure(new ImportRefused('no-batch', 'There is no batch 7.'))))
  expect(refused).toBeInstanceOf(ImportRefused)
  expect(refused).toMatchObject({ code: 'no-batch', message: 'There is no batch 7.' })
  const changed = asError(structuredClone(asFailure(new FileChanged('a.csv changed while it was being imported.'))))
  expect(changed.name).toBe(new FileChanged('').name)
  expect(changed.name).not.toBe('Error')
  expect(changed.message).toBe('a.csv changed while it was being imported.')
  const fault = new TypeError('undefined is not a function')
  const told = asError(structuredClone(asFailure(fault)))
  expect(told).toBeInstanceOf(TypeError)
  expect(told.stack).toBe(fault.stack)
})
