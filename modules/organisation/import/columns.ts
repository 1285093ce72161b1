/** The three kinds of file, in the order in which they are taken in: agents are in units and at sites. */
export const IMPORT_KINDS = ['units', 'sites', 'agents'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** One column: its name in the model file, and the other names under which it is understood. */
export interface ImportColumn {
  key: string
  name: string
  also: readonly string[]
  needed?: true
}

const code: ImportColumn = { key: 'code', name: 'code', also: ['identifiant'], needed: true }
const phone: ImportColumn = { key: 'phone', name: 'telephone', also: ['tel', 'phone', 'telefono'] }
const email: ImportColumn = { key: 'email', name: 'courriel', also: ['email', 'e_mail', 'mail', 'adresse_e_mail'] }
const from: ImportColumn = { key: 'activeFrom', name: 'premier_jour', also: ['active_from', 'debut'] }
const until: ImportColumn = { key: 'activeUntil', name: 'dernier_jour', also: ['active_until', 'fin'] }

export const IMPORT_COLUMNS: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  units: [
    code,
    { key: 'name', name: 'nom', also: ['name', 'libelle', 'nome'], needed: true },
    { key: 'parent', name: 'code_parent', also: ['parent', 'parent_code', 'rattachement'] },
    { key: 'kind', name: 'type', also: ['kind', 'tipo'] },
    { key: 'sector', name: 'secteur', also: ['sector', 'sector_code', 'settore'] },
    email,
    phone,
    { key: 'manager', name: 'code_responsable', also: ['responsable', 'manager'] },
    from,
    until,
  ],
  sites: [
    code,
    { key: 'name', name: 'nom', also: ['name', 'libelle', 'nome'], needed: true },
    { key: 'address', name: 'adresse', also: ['address', 'indirizzo'], needed: true },
    { key: 'postcode', name: 'code_postal', also: ['postcode', 'cap'], needed: true },
    { key: 'town', name: 'ville', also: ['town', 'commune'], needed: true },
    phone,
    { key: 'kind', name: 'type', also: ['kind', 'tipo'] },
    { key: 'hours', name: 'horaires', also: ['hours', 'opening_hours', 'ouverture', 'orari'] },
    { key: 'active', name: 'ouvert', also: ['active', 'actif'] },
  ],
  agents: [
    code,
    { key: 'givenName', name: 'prenom', also: ['given_name', 'first_name', 'nome'], needed: true },
    { key: 'familyName', name: 'nom', also: ['family_name', 'last_name', 'cognome'], needed: true },
    { ...email, needed: true },
    { key: 'unit', name: 'service', also: ['unit', 'unit_code', 'code_service'], needed: true },
    { key: 'site', name: 'site', also: ['site_code', 'code_site'] },
    { key: 'title', name: 'fonction', also: ['title', 'funzione'] },
    phone,
    { key: 'languages', name: 'langues', also: ['languages', 'lingue'] },
    { key: 'roles', name: 'roles', also: ['role', 'ruoli'] },
    from,
    until,
  ],
}

const EXAMPLES: Readonly<Record<ImportKind, readonly (readonly string[])[]>> = {
  units: [
    ['DRU', 'Direction des relations aux usagers', '', 'direction', 'S-GEN', 'accueil@ville.example', '02 35 00 00 00', '', '', ''],
    ['ACC', 'Service de l’accueil', 'DRU', 'service', 'S-GEN', '', '', '', '', ''],
  ],
  sites: [
    [
      'HDV',
      'Hôtel de ville',
      '1 place de la Mairie',
      '76000',
      'Rochambeau',
      '02 35 00 00 00',
      'mairie',
      'lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00',
      'oui',
    ],
  ],
  agents: [
    [
      'A001',
      'Éloïse',
      'Œuvrard',
      'eloise.oeuvrard@ville.example',
      'ACC',
      'HDV',
      'Chargée d’accueil',
      '',
      'fr, en',
      'R-ACC@ACC, R-INS@ACC',
      '',
      '',
    ],
  ],
}

/** The model of a file, to be filled in: UTF-8 with its mark, so that spreadsheets read the accents. */
export function modelFile(kind: ImportKind): string {
  const lines = [IMPORT_COLUMNS[kind].map((column) => column.name), ...EXAMPLES[kind]]
  return `\uFEFF${lines.map((cells) => cells.map((cell) => (/[;"\n]/.test(cell) ? `"${cell}"` : cell)).join(';')).join('\r\n')}\r\n`
}

/** The column that a title names, whatever its capitals, accents and spaces. */
export function columnNamed(kind: ImportKind, title: string): ImportColumn | undefined {
  const key = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  return IMPORT_COLUMNS[kind].find((column) => column.name === key || column.key.toLowerCase() === key || column.also.includes(key))
}
