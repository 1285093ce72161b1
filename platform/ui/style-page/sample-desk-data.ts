import type { QueueGroup } from '../components/navigation.ts'

export const SAMPLE_QUEUES: readonly QueueGroup[] = [
  {
    title: 'Moi',
    links: [
      { href: '#q1', text: 'Ma prochaine action', count: 7, hot: true, current: true, shortcut: 'g a' },
      { href: '#q2', text: 'J’attends l’usager', count: 12, shortcut: 'g u' },
      { href: '#q3', text: 'Je suis en copie', count: 4 },
    ],
  },
  {
    title: 'Éclairage public',
    links: [
      { href: '#q4', text: 'Non attribuées', count: 3, hot: true },
      { href: '#q5', text: 'Toutes, par échéance', count: 58 },
      { href: '#q6', text: 'En retard', count: 2, hot: true },
      { href: '#q7', text: 'Avis demandés', count: 5 },
    ],
  },
  {
    title: 'Vues partagées',
    links: [
      { href: '#q8', text: 'Armoire 212', count: 11 },
      { href: '#q9', text: 'Écoles, matin', count: 6 },
    ],
  },
]

export const SAMPLE_ROWS = [
  {
    key: '1',
    title: 'Trottoir affaissé devant l’école',
    tone: 'late',
    due: '2 j de retard',
    under: 'M. Ndiaye · lettre · promesse du 20 nov.',
    reference: '26-004388-R',
  },
  {
    key: '2',
    title: 'Lampadaire éteint, rue des Capucins',
    tone: 'soon',
    due: 'rappeler auj.',
    under: 'Mme Lefort · appel · 11 contacts liés',
    reference: '26-004512-K',
    current: true,
  },
  {
    key: '3',
    title: 'Demande d’éclairage du stade',
    tone: 'us',
    due: '8 j ouvrés',
    under: 'Assoc. Les Foulées · courriel',
    reference: '26-004470-D',
  },
  {
    key: '4',
    title: 'Projecteur éblouissant rue Thiers',
    tone: 'waiting',
    due: 'attend photo',
    under: 'Mme Roussel · portail',
    reference: '26-004455-M',
  },
  {
    key: '5',
    title: 'Recours contre un refus d’enseigne',
    tone: 'soon',
    due: 'silence le 2 déc.',
    under: 'SARL Optique Centre · recommandé',
    reference: '26-003971-B',
  },
  {
    key: '6',
    title: 'Illuminations de Noël, place du Marché',
    tone: 'us',
    due: '12 j ouvrés',
    under: 'Commerçants unis · guichet',
    reference: '26-004502-F',
  },
  {
    key: '7',
    title: 'Panne générale, avenue de la Gare',
    tone: 'done',
    due: 'à clore',
    under: '23 contacts regroupés',
    reference: '26-004377-T',
  },
] as const
