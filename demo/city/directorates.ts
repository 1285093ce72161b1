export interface DemoDirectorate {
  code: string
  name: string
  /** The sector of its own work; its services may lie in others. */
  sectorCode: string
  directorCode: string
  siteCode: string
}

export const DIRECTORATES: readonly DemoDirectorate[] = [
  { code: 'DGS', name: 'Direction générale des services', sectorCode: 'S-GEN', directorCode: 'A01', siteCode: 'HDV' },
  {
    code: 'DRU',
    name: 'Direction de la relation aux usagers et de la population',
    sectorCode: 'S-GEN',
    directorCode: 'A02',
    siteCode: 'HDV',
  },
  { code: 'DTE', name: 'Direction des Temps de l’enfant', sectorCode: 'S-FAM', directorCode: 'A03', siteCode: 'HDV' },
  { code: 'DSO', name: 'Direction des solidarités (CCAS)', sectorCode: 'S-SOC', directorCode: 'A04', siteCode: 'MP5' },
  { code: 'DUH', name: 'Direction de l’urbanisme et de l’habitat', sectorCode: 'S-URB', directorCode: 'A05', siteCode: 'HDV' },
  { code: 'DEP', name: 'Direction de l’espace public et de la nature', sectorCode: 'S-ESP', directorCode: 'A06', siteCode: 'MP3' },
  { code: 'DPU', name: 'Direction de la propreté urbaine', sectorCode: 'S-PRO', directorCode: 'A07', siteCode: 'MP6' },
  { code: 'DTQ', name: 'Direction de la tranquillité publique', sectorCode: 'S-TRQ', directorCode: 'A08', siteCode: 'MP3' },
  { code: 'DSP', name: 'Direction des sports', sectorCode: 'S-SPO', directorCode: 'A09', siteCode: 'MP6' },
  { code: 'DCU', name: 'Direction de la culture', sectorCode: 'S-CUL', directorCode: 'A10', siteCode: 'HDV' },
  { code: 'DVA', name: 'Direction de la vie associative et de la citoyenneté', sectorCode: 'S-ASS', directorCode: 'A11', siteCode: 'MP4' },
  { code: 'DFR', name: 'Direction des finances et des régies', sectorCode: 'S-FIN', directorCode: 'A12', siteCode: 'HDV' },
  { code: 'CAB', name: 'Cabinet du maire et secrétariat des élus', sectorCode: 'S-CAB', directorCode: 'A13', siteCode: 'HDV' },
]
