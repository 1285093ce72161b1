import type { TypedLetter } from './scanned-letter.ts'

const CITY = ['Mairie de Rochambeau-sur-Seine', 'Service propreté', '1 place du Parvis-Neuf', '76990 ROCHAMBEAU-SUR-SEINE']

/** Letters that citizens might type: different fonts, sizes, dates and references. The check letter is `checkLetter`'s. */
export const LETTERS: readonly (TypedLetter & { readonly reference: string; readonly date: string; readonly name: string })[] = [
  {
    name: 'Élodie BENAÏSSA',
    sender: [
      'Madame Élodie BENAÏSSA',
      '14 rue du Général-Leclerc',
      '76990 ROCHAMBEAU-SUR-SEINE',
      'Tél. : 06 39 98 41 27',
      'elodie.benaissa@example.fr',
    ],
    recipient: CITY,
    placeAndDate: 'Rochambeau-sur-Seine, le 12 novembre 2026',
    references: ['Vos références : 26-004512-Y'],
    subject: 'Objet : enlèvement d’encombrants devant la résidence des Tilleuls',
    body: [
      'Madame, Monsieur,',
      'Je vous ai écrit le mois dernier au sujet des meubles déposés sur le trottoir, devant l’entrée de notre immeuble. À ce jour, rien n’a été enlevé, et le passage des poussettes et des fauteuils roulants reste très difficile.',
      'Mon voisin du deuxième étage, âgé de quatre-vingt-trois ans, a failli tomber dimanche. Pourriez-vous me dire quand une équipe passera, et à qui m’adresser si cela se reproduit ?',
      'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.',
      'Élodie Benaïssa',
    ],
    reference: '26-004512-Y',
    date: '2026-11-12',
    font: 'Libertinus Serif',
    points: 11,
  },
  {
    name: 'Jean-François LEFÈVRE',
    sender: ['M. Jean-François LEFÈVRE', 'Bâtiment C, appartement 31', '8 allée des Marronniers', '76100 ROUEN'],
    recipient: ['Monsieur le Maire', 'Hôtel de Ville', '1 place du Parvis-Neuf', '76990 ROCHAMBEAU-SUR-SEINE'],
    placeAndDate: 'Rouen, le 1er octobre 2026',
    references: ['Dossier n° 26-018730-D'],
    subject: 'Objet : contestation de la facture de restauration scolaire du mois de septembre',
    body: [
      'Monsieur le Maire,',
      'J’ai reçu une facture de 148,60 € pour la cantine de mes deux enfants, scolarisés à l’école Jules-Ferry. Or ils étaient absents du 14 au 18 septembre, et le certificat du médecin a été remis à la directrice dès le lundi.',
      'Je demande la rectification de cette facture et le remboursement des repas non pris. Vous trouverez ci-joint la copie du certificat et celle du relevé bancaire.',
      'Dans l’attente de votre réponse, veuillez croire, Monsieur le Maire, à l’assurance de ma considération.',
      'J.-F. Lefèvre',
    ],
    reference: '26-018730-D',
    date: '2026-10-01',
    font: 'New Computer Modern',
    points: 11,
  },
  {
    name: 'Association Les Amis du Quai',
    sender: ['Association Les Amis du Quai', '27 quai des Forges', '76990 ROCHAMBEAU-SUR-SEINE', 'contact@amis-du-quai.example'],
    recipient: CITY,
    placeAndDate: 'Le 03/11/2026',
    references: ['N/Réf. : AQ 2026-17', 'V/Réf. : 26-000981-L'],
    subject: 'Objet : demande de prêt de barrières et de tables pour la fête du quartier',
    body: [
      'Madame, Monsieur,',
      'Notre association organise la fête annuelle du quai le samedi 12 juin 2027, de 10 heures à 22 heures. Nous souhaitons emprunter trente barrières, vingt tables et quarante bancs, à livrer la veille.',
      'Nous avons besoin de votre réponse avant la fin du mois de janvier pour déposer le dossier de sécurité à la préfecture. Le plan d’implantation et l’attestation d’assurance sont joints à cette lettre.',
      'Avec nos remerciements, recevez nos cordiales salutations.',
      'Le président, Mohamed Ouedraogo',
    ],
    reference: '26-000981-L',
    date: '2026-11-03',
    font: 'DejaVu Sans Mono',
    points: 10,
  },
  {
    name: 'Simone HAUTOT',
    sender: ['Mme Vve Simone HAUTOT', 'Résidence Les Glycines', '3 impasse du Puits', '76990 ROCHAMBEAU-SUR-SEINE'],
    recipient: ['Madame le Maire', 'Hôtel de Ville', '76990 ROCHAMBEAU-SUR-SEINE'],
    placeAndDate: 'Rochambeau, le 20 nov. 2026',
    references: ['Référence 26-031166-V'],
    subject: 'Objet : renouvellement de la concession funéraire n° 1187, carré F',
    body: [
      'Madame le Maire,',
      'J’ai l’honneur de solliciter le renouvellement de la concession où repose mon époux depuis le 14 janvier 1997. Je ne me déplace plus et n’ai pas d’ordinateur.',
      'Veuillez m’indiquer le prix, les pièces à fournir et la manière de payer, par retour du courrier, à l’adresse ci-dessus. Ma nièce pourra passer au guichet si une signature est nécessaire.',
      'Je vous prie d’agréer, Madame le Maire, l’hommage de mon profond respect.',
      'Simone Hautot',
    ],
    reference: '26-031166-V',
    date: '2026-11-20',
    font: 'Libertinus Serif',
    points: 12,
  },
]

/** A check letter for the tests: the product's own comes from the module that numbers requests. */
export function isTestReference(reference: string): boolean {
  const [, year = '', number = '', letter = ''] = /^(\d{2})-(\d{6})-([A-Z])$/.exec(reference) ?? []
  return letter !== '' && 'ABCDEFGHJKLMNPQRSTUVWXY'[Number(year + number) % 23] === letter
}
