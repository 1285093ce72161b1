/** Numbers run along the district's box from west to east. */
export interface DemoStreet {
  name: string
  districtCode: string
  firstNumber: number
  lastNumber: number
}

export const STREETS: readonly DemoStreet[] = [
  { name: 'rue des Pommiers-Tardifs', districtCode: 'Q01', firstNumber: 1, lastNumber: 88 },
  { name: 'chemin de la Cavée', districtCode: 'Q01', firstNumber: 1, lastNumber: 140 },
  { name: 'allée des Cidriers', districtCode: 'Q01', firstNumber: 1, lastNumber: 36 },
  { name: 'avenue du Bois-Canon', districtCode: 'Q02', firstNumber: 1, lastNumber: 210 },
  { name: 'rue Jeanne-Villequier', districtCode: 'Q02', firstNumber: 1, lastNumber: 96 },
  { name: 'place des Quatre-Tours', districtCode: 'Q02', firstNumber: 1, lastNumber: 12 },
  { name: 'rue du Docteur-Amblard', districtCode: 'Q02', firstNumber: 1, lastNumber: 74 },
  { name: 'rue des Alouettes', districtCode: 'Q03', firstNumber: 1, lastNumber: 122 },
  { name: 'rue Louis-Marchenoir', districtCode: 'Q03', firstNumber: 1, lastNumber: 64 },
  { name: 'impasse du Belvédère', districtCode: 'Q03', firstNumber: 1, lastNumber: 18 },
  { name: 'rue des Tanneurs-Hauts', districtCode: 'Q04', firstNumber: 1, lastNumber: 110 },
  { name: 'rue de la Tuilerie', districtCode: 'Q04', firstNumber: 1, lastNumber: 58 },
  { name: 'boulevard des Plateaux', districtCode: 'Q04', firstNumber: 1, lastNumber: 180 },
  { name: 'quai du Port-Vieux', districtCode: 'Q05', firstNumber: 1, lastNumber: 60 },
  { name: 'rue de la Corderie', districtCode: 'Q05', firstNumber: 1, lastNumber: 92 },
  { name: 'rue des Haleurs', districtCode: 'Q05', firstNumber: 1, lastNumber: 48 },
  { name: 'place du Parvis-Neuf', districtCode: 'Q06', firstNumber: 1, lastNumber: 10 },
  { name: 'rue de la Halle-aux-Draps', districtCode: 'Q06', firstNumber: 1, lastNumber: 84 },
  { name: 'rue du Gros-Beffroi', districtCode: 'Q06', firstNumber: 1, lastNumber: 130 },
  { name: 'rue des Trois-Ponts', districtCode: 'Q06', firstNumber: 1, lastNumber: 52 },
  { name: 'rue Sainte-Aubierge', districtCode: 'Q07', firstNumber: 1, lastNumber: 116 },
  { name: 'rue des Échevins', districtCode: 'Q07', firstNumber: 1, lastNumber: 70 },
  { name: 'place du Vieux-Puits', districtCode: 'Q07', firstNumber: 1, lastNumber: 16 },
  { name: 'avenue de la Gare-d’Amont', districtCode: 'Q08', firstNumber: 1, lastNumber: 160 },
  { name: 'rue du Faubourg-d’Amont', districtCode: 'Q08', firstNumber: 1, lastNumber: 240 },
  { name: 'rue Simone-Delattre', districtCode: 'Q08', firstNumber: 1, lastNumber: 62 },
  { name: 'rue des Chantiers-Navals', districtCode: 'Q09', firstNumber: 1, lastNumber: 150 },
  { name: 'quai des Forges', districtCode: 'Q09', firstNumber: 1, lastNumber: 44 },
  { name: 'rue de l’Arsenal-Neuf', districtCode: 'Q09', firstNumber: 1, lastNumber: 80 },
  { name: 'boulevard de la Rive-Neuve', districtCode: 'Q10', firstNumber: 1, lastNumber: 220 },
  { name: 'rue Paul-Ansquer', districtCode: 'Q10', firstNumber: 1, lastNumber: 108 },
  { name: 'rue des Mariniers', districtCode: 'Q10', firstNumber: 1, lastNumber: 90 },
  { name: 'avenue du Grand-Pré', districtCode: 'Q11', firstNumber: 1, lastNumber: 190 },
  { name: 'rue des Maraîchers', districtCode: 'Q11', firstNumber: 1, lastNumber: 126 },
  { name: 'square Olga-Bertin', districtCode: 'Q11', firstNumber: 1, lastNumber: 24 },
  { name: 'chemin de la Saulaie', districtCode: 'Q12', firstNumber: 1, lastNumber: 134 },
  { name: 'rue des Osiers', districtCode: 'Q12', firstNumber: 1, lastNumber: 72 },
  { name: 'rue du Gué', districtCode: 'Q12', firstNumber: 1, lastNumber: 40 },
]
