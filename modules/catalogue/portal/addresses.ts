/** Addresses of the catalogue's pages. */
export function typeUrl(code: string): string {
  return `/demarches/${code}`
}

export function formUrl(code: string): string {
  return `/demarches/${code}/demande`
}

export function momentUrl(moment: string): string {
  return `/demarches/moment/${moment}`
}
