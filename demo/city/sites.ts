/** An opening interval of every week; weekday 1 is Monday, times are local. */
export interface WeeklyHours {
  weekday: number
  opens: string
  closes: string
}

export interface DemoSite {
  code: string
  name: string
  kind: 'town-hall' | 'telephone'
  address: string
  postcode: string
  districtCode: string
  latitude: number
  longitude: number
  counters: string
  waitingRoom: string
  phone: string
  hours: readonly WeeklyHours[]
}

export const SITES: readonly DemoSite[] = [
  {
    code: 'HDV',
    name: 'Hôtel de Ville',
    kind: 'town-hall',
    address: '1 place du Parvis-Neuf',
    postcode: '76990',
    districtCode: 'Q06',
    latitude: 49.4248,
    longitude: 0.8856,
    counters: '12 (1-10, 11 accessible, 12 régie) + 6 bureaux personnalisés (P1-P6)',
    waitingRoom: 'Atrium 60 places, Espace famille 20, Salon état civil 24',
    phone: '02 61 91 10 00',
    hours: [
      { weekday: 1, opens: '08:30', closes: '17:00' },
      { weekday: 2, opens: '08:30', closes: '17:00' },
      { weekday: 3, opens: '08:30', closes: '17:00' },
      { weekday: 4, opens: '08:30', closes: '19:30' },
      { weekday: 5, opens: '08:30', closes: '17:00' },
      { weekday: 6, opens: '09:00', closes: '12:00' },
    ],
  },
  {
    code: 'MP1',
    name: 'Mairie de proximité Bois-Canon',
    kind: 'town-hall',
    address: '4 place des Quatre-Tours',
    postcode: '76990',
    districtCode: 'Q02',
    latitude: 49.4352,
    longitude: 0.8907,
    counters: '4 + 1 bureau',
    waitingRoom: '22 places',
    phone: '02 61 91 10 21',
    hours: [
      { weekday: 1, opens: '13:30', closes: '17:30' },
      { weekday: 2, opens: '09:00', closes: '12:30' },
      { weekday: 2, opens: '13:30', closes: '17:30' },
      { weekday: 3, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '13:30', closes: '17:30' },
      { weekday: 4, opens: '09:00', closes: '12:30' },
      { weekday: 5, opens: '09:00', closes: '12:30' },
      { weekday: 5, opens: '13:30', closes: '17:00' },
    ],
  },
  {
    code: 'MP2',
    name: 'Mairie de proximité Mont-aux-Alouettes',
    kind: 'town-hall',
    address: '57 rue des Alouettes',
    postcode: '76990',
    districtCode: 'Q03',
    latitude: 49.4346,
    longitude: 0.9092,
    counters: '2 + 1 bureau',
    waitingRoom: '12 places',
    phone: '02 61 91 10 22',
    hours: [
      { weekday: 2, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '13:30', closes: '17:30' },
      { weekday: 4, opens: '13:30', closes: '17:30' },
      { weekday: 5, opens: '09:00', closes: '12:30' },
    ],
  },
  {
    code: 'MP3',
    name: 'Mairie de proximité Faubourg d’Amont',
    kind: 'town-hall',
    address: '118 rue du Faubourg-d’Amont',
    postcode: '76990',
    districtCode: 'Q08',
    latitude: 49.4241,
    longitude: 0.9187,
    counters: '3 + 2 bureaux',
    waitingRoom: '18 places',
    phone: '02 61 91 10 23',
    hours: [
      { weekday: 1, opens: '09:00', closes: '12:30' },
      { weekday: 1, opens: '13:30', closes: '17:30' },
      { weekday: 2, opens: '09:00', closes: '12:30' },
      { weekday: 2, opens: '13:30', closes: '19:00' },
      { weekday: 3, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '13:30', closes: '17:30' },
      { weekday: 4, opens: '13:30', closes: '17:30' },
      { weekday: 5, opens: '09:00', closes: '12:30' },
      { weekday: 5, opens: '13:30', closes: '17:00' },
    ],
  },
  {
    code: 'MP4',
    name: 'Mairie de proximité Port-Vieux',
    kind: 'town-hall',
    address: '22 quai du Port-Vieux',
    postcode: '76990',
    districtCode: 'Q05',
    latitude: 49.4238,
    longitude: 0.8714,
    counters: '2 + 1 bureau',
    waitingRoom: '10 places',
    phone: '02 61 91 10 24',
    hours: [
      { weekday: 1, opens: '13:30', closes: '17:30' },
      { weekday: 2, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '13:30', closes: '17:30' },
      { weekday: 4, opens: '09:00', closes: '12:30' },
      { weekday: 6, opens: '09:00', closes: '12:00' },
    ],
  },
  {
    code: 'MP5',
    name: 'Mairie de proximité Rive-Neuve',
    kind: 'town-hall',
    address: '96 boulevard de la Rive-Neuve',
    postcode: '76991',
    districtCode: 'Q10',
    latitude: 49.4101,
    longitude: 0.8932,
    counters: '6 + 4 bureaux',
    waitingRoom: '36 places, Espace social 16',
    phone: '02 61 91 10 25',
    hours: [
      { weekday: 1, opens: '08:45', closes: '12:30' },
      { weekday: 1, opens: '13:30', closes: '17:30' },
      { weekday: 2, opens: '08:45', closes: '12:30' },
      { weekday: 2, opens: '13:30', closes: '17:30' },
      { weekday: 3, opens: '08:45', closes: '17:30' },
      { weekday: 4, opens: '08:45', closes: '12:30' },
      { weekday: 4, opens: '13:30', closes: '19:00' },
      { weekday: 5, opens: '08:45', closes: '12:30' },
      { weekday: 5, opens: '13:30', closes: '17:00' },
      { weekday: 6, opens: '09:00', closes: '12:00' },
    ],
  },
  {
    code: 'MP6',
    name: 'Mairie de proximité Grand-Pré',
    kind: 'town-hall',
    address: '75 avenue du Grand-Pré',
    postcode: '76991',
    districtCode: 'Q11',
    latitude: 49.4093,
    longitude: 0.911,
    counters: '4 + 1 bureau',
    waitingRoom: '20 places',
    phone: '02 61 91 10 26',
    hours: [
      { weekday: 1, opens: '09:00', closes: '12:30' },
      { weekday: 1, opens: '13:30', closes: '17:30' },
      { weekday: 2, opens: '09:00', closes: '12:30' },
      { weekday: 2, opens: '13:30', closes: '17:30' },
      { weekday: 3, opens: '09:00', closes: '12:30' },
      { weekday: 3, opens: '13:30', closes: '17:30' },
      { weekday: 4, opens: '13:30', closes: '17:30' },
      { weekday: 5, opens: '09:00', closes: '12:30' },
      { weekday: 5, opens: '13:30', closes: '17:00' },
    ],
  },
]

/** The contact centre answers the telephone at its own hours, from the town hall. */
export const TELEPHONE_SITE: DemoSite = {
  code: 'CIU',
  name: 'Centre d’information usagers (téléphone)',
  kind: 'telephone',
  address: '1 place du Parvis-Neuf',
  postcode: '76990',
  districtCode: 'Q06',
  latitude: 49.4248,
  longitude: 0.8856,
  counters: '',
  waitingRoom: '',
  phone: '02 61 91 10 00',
  hours: [
    { weekday: 1, opens: '08:30', closes: '18:00' },
    { weekday: 2, opens: '08:30', closes: '18:00' },
    { weekday: 3, opens: '08:30', closes: '18:00' },
    { weekday: 4, opens: '08:30', closes: '19:00' },
    { weekday: 5, opens: '08:30', closes: '17:30' },
    { weekday: 6, opens: '09:00', closes: '12:00' },
  ],
}
