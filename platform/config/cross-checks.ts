import type { Settings } from './settings.ts'

const S3_PARTS = ['PARVIS_S3_ENDPOINT', 'PARVIS_S3_BUCKET', 'PARVIS_S3_ACCESS_KEY_ID', 'PARVIS_S3_SECRET_ACCESS_KEY'] as const

/** What no setting can say alone: those that only hold together. Pure. */
export function crossChecks(settings: Settings): string[] {
  return [
    ...originChecks(settings),
    ...filesOriginChecks(settings),
    ...s3Checks(settings),
    ...portChecks(settings),
    ...ownerChecks(settings),
    ...metricsChecks(settings),
  ]
}

function originChecks(settings: Settings): string[] {
  if (settings.PARVIS_MODE !== 'production') return []
  if (settings.PARVIS_ORIGIN === undefined)
    return ['PARVIS_ORIGIN is missing: production mode needs the public address of the site, such as https://demarches.ville.fr.']
  if (!isSafe(settings.PARVIS_ORIGIN))
    return [`PARVIS_ORIGIN is "${settings.PARVIS_ORIGIN}": production mode needs an address in https (http is accepted on localhost only).`]
  return []
}

function filesOriginChecks(settings: Settings): string[] {
  const { PARVIS_FILES_ORIGIN: files, PARVIS_ORIGIN: origin } = settings
  if (files === undefined) return []
  if (files === (origin ?? `http://localhost:${settings.PORT}`))
    return ['PARVIS_FILES_ORIGIN is the same address as PARVIS_ORIGIN: give another host name, or leave it out.']
  if (settings.PARVIS_MODE === 'production' && !isSafe(files))
    return [`PARVIS_FILES_ORIGIN is "${files}": production mode needs an address in https.`]
  return []
}

function s3Checks(settings: Settings): string[] {
  const given = S3_PARTS.filter((name) => settings[name] !== undefined)
  if (given.length === 0) return []
  return S3_PARTS.filter((name) => settings[name] === undefined).map(
    (name) =>
      `${name} is missing while ${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} set: give all four to keep files in an object store, or none to keep them in PARVIS_DATA.`,
  )
}

function portChecks(settings: Settings): string[] {
  if (settings.PARVIS_MODE === 'production') return []
  const ports = (['PORT', 'PARVIS_SMTP_PORT', 'PARVIS_IMAP_PORT'] as const).filter((name) => settings[name] !== 0)
  return ports.flatMap((name, index) => {
    const before = ports.slice(0, index).find((other) => settings[other] === settings[name])
    return before === undefined ? [] : [`${name} is ${settings[name]}, the same as ${before}: give each its own port.`]
  })
}

function ownerChecks(settings: Settings): string[] {
  if (settings.DATABASE_OWNER_URL === undefined || settings.DATABASE_URL !== undefined) return []
  return ['DATABASE_OWNER_URL is given without DATABASE_URL: give both, or none.']
}

function metricsChecks(settings: Settings): string[] {
  const { PARVIS_WORKER_METRICS_PORT: port, PARVIS_METRICS_TOKEN: token, PORT } = settings
  if (port === undefined) return []
  return [
    ...(token === undefined
      ? ['PARVIS_WORKER_METRICS_PORT is given without PARVIS_METRICS_TOKEN: give the token that Prometheus shows, or leave the port out.']
      : []),
    ...(port !== 0 && port === PORT ? [`PARVIS_WORKER_METRICS_PORT is ${port}, the same as PORT: give each its own port.`] : []),
  ]
}

function isSafe(origin: string): boolean {
  return origin.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)
}
