import type { TypeSource } from './type-source.ts'

export const MONEY: readonly TypeSource[] = [
  {
    code: 'FI-DEL',
    share: 0.8,
    title: ['Demander un délai ou un remboursement', 'Ask for time to pay or a refund', 'Chiedere dilazione o rimborso'],
    description: [
      'Vous ne pouvez pas payer d’un coup, ou la Ville vous doit de l’argent. Demandez un échéancier ou un remboursement.',
      'You cannot pay at once, or the city owes you money. Ask for instalments or a refund.',
      'Non può pagare in una volta, o il Comune le deve del denaro. Chieda un pagamento a rate o un rimborso.',
    ],
    sectorCode: 'S-FIN',
    unitCode: 'REG',
    level: 'complex',
    archetype: 'decision',
    channels: ['portal', 'post', 'counter', 'appointment'],
    audience: ['individual', 'family', 'organisation'],
    lifeMoment: 'help',
    law: {
      targetDays: 10,
      silence: 'rejection',
      period: { months: 2 },
      basis: 'L231-4 3° CRPA (caractère financier)',
      note: 'rejet, 2 mois : caractère financier [A]',
      confidence: 'A',
    },
    documents: [
      ['La référence de la facture', 'The invoice reference', 'Il riferimento della fattura'],
      ['Un RIB, pour un remboursement', 'Your bank details, for a refund', 'L’IBAN, per un rimborso'],
      [
        'Votre situation en quelques mots, pour un délai',
        'A few words on your situation, for more time',
        'Poche parole sulla situazione, per una dilazione',
      ],
    ],
    fields: [
      { name: 'invoice-number', kind: 'text', required: true, label: ['Numéro de facture', 'Invoice number', 'Numero di fattura'] },
      { name: 'amount', kind: 'number', required: true, label: ['Montant, en euros', 'Amount, in euros', 'Importo, in euro'] },
      {
        name: 'pay-wish',
        kind: 'choice',
        required: true,
        label: ['Vous demandez', 'You ask for', 'Lei chiede'],
        choices: {
          time: ['Un délai ou plusieurs paiements', 'More time or instalments', 'Una dilazione o più rate'],
          refund: ['Un remboursement', 'A refund', 'Un rimborso'],
        },
      },
      { name: 'instalments', kind: 'number', label: ['Nombre de paiements', 'Number of payments', 'Numero di rate'] },
      { name: 'explanation', kind: 'textarea', label: ['Votre situation', 'Your situation', 'La sua situazione'] },
    ],
    keywords: ['délai', 'échéancier', 'payer', 'remboursement', 'trop perçu', 'titre', 'relance', 'rembourser'],
    synonyms: [
      'payer en plusieurs fois',
      'échéancier',
      'délai de paiement',
      'remboursement',
      'trop perçu',
      'dette cantine',
      'relance',
      'refund',
      'rimborso',
    ],
  },
]
