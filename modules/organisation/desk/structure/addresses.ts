export const IMPORT_PATH = '/desk/admin/import'
export const ORGANISATION_PATH = '/desk/admin/organisation'
export const UNITS_PATH = '/desk/admin/units'
export const SITES_PATH = '/desk/admin/sites'
export const CLOSED_DAYS_PATH = '/desk/admin/closed-days'

export function siteDaysUrl(siteId: string, last: string): string {
  return `${SITES_PATH}/${siteId}/days/${last}`
}
