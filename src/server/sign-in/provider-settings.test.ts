import { describe, expect, it } from 'vitest'
import { deviceOf } from '../device.ts'
import { SettingsError, settingsFrom } from '../settings.ts'
import { testKey } from './testing.tsx'

const issuer = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'
const usual = { SIGHTLINE_OIDC_ISSUER: issuer, SIGHTLINE_OIDC_CLIENT_ID: 'sightline' }
const read = (env: Record<string, string>) => settingsFrom(env, '/srv')

describe('settings of signing in', () => {
  it('are none unless asked for', () => {
    expect(read({})).toMatchObject({ provider: undefined, localAccounts: false, secretKeys: [] })
  })

  it('name a provider and what its groups mean, and never print its secret', () => {
    const roles = '{"Leads":{"role":"unit-lead","place":{"kind":"unit","unit":"U1"}},"All":{"role":"director"}}'
    const { provider } = read({ ...usual, SIGHTLINE_OIDC_CLIENT_SECRET: 'hush', SIGHTLINE_OIDC_ROLES: roles })
    expect(provider?.groupsClaims).toEqual(['groups', 'roles'])
    expect([...provider!.roles.values()]).toEqual([
      { role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } },
      { role: 'director', place: { kind: 'directorate' } },
    ])
    expect(JSON.stringify(provider)).not.toContain('hush')
    expect(provider?.clientSecret?.reveal()).toBe('hush')
  })

  it.each<[string, Record<string, string>]>([
    ['SIGHTLINE_OIDC_CLIENT_ID', { SIGHTLINE_OIDC_ISSUER: issuer }],
    ['SIGHTLINE_OIDC_ISSUER', { ...usual, SIGHTLINE_OIDC_ISSUER: 'http://login.example' }],
    ['SIGHTLINE_OIDC_ISSUER', { ...usual, SIGHTLINE_OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' }],
    ['SIGHTLINE_OIDC_SCOPES', { ...usual, SIGHTLINE_OIDC_SCOPES: 'profile email' }],
    ['SIGHTLINE_OIDC_ROLES', { ...usual, SIGHTLINE_OIDC_ROLES: '{"Leads":{"role":"king"}}' }],
    ['SIGHTLINE_OIDC_ROLES', { ...usual, SIGHTLINE_OIDC_ROLES: '{"Leads":{"role":"director","place":"all"}}' }],
    ['SIGHTLINE_OIDC_ROLES', { ...usual, SIGHTLINE_OIDC_ROLES: 'no-such-file.json' }],
    ['SIGHTLINE_SECRET_KEY', { SIGHTLINE_LOCAL_ACCOUNTS: 'yes' }],
    ['SIGHTLINE_SECRET_KEY', { SIGHTLINE_LOCAL_ACCOUNTS: 'yes', SIGHTLINE_SECRET_KEY: 'too short' }],
    ['SIGHTLINE_SECRET_KEY', { SIGHTLINE_SECRET_KEYS_OLD: testKey }],
    ['SIGHTLINE_SECRET_KEYS_OLD', { SIGHTLINE_SECRET_KEY: testKey, SIGHTLINE_SECRET_KEYS_OLD: `${testKey} nonsense` }],
  ])('say what %s must be', (name, env) => {
    const reading = () => read(env)
    expect(reading).toThrow(SettingsError)
    expect(reading).toThrow(new RegExp(`${name} must be`))
    expect(reading).not.toThrow(/too short|nonsense|king/)
  })

  it('take keys that were in use before, the new one first', () => {
    const older = Buffer.alloc(32, 8).toString('base64')
    const { secretKeys } = read({ SIGHTLINE_SECRET_KEY: testKey, SIGHTLINE_SECRET_KEYS_OLD: `${older}\n${testKey}` })
    expect(secretKeys.map(each => each.reveal())).toEqual([testKey, older, testKey])
  })
})

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    'Safari on a Mac',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/130.0 Mobile Safari/604.1', 'Chrome on an iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox on Linux'],
  ['<script>alert(1)</script>', 'A browser that does not say which'],
  [undefined, 'A browser that does not say which'],
])('%s is %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})
