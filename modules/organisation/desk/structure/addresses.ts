export const IMPORT_PATH = '/desk/admin/import'
export const ORGANISATION_PATH = '/desk/admin/organisation'
export const UNITS_PATH = '/desk/admin/units'
export const SITES_PATH = '/desk/admin/sites'
