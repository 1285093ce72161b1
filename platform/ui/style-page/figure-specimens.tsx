import { Avatar } from '../components/avatar.tsx'
import { BarChart } from '../components/bar-chart.tsx'
import { ICON_LIST } from '../components/icon-shapes.ts'
import { Icon } from '../components/icon.tsx'
import { LineChart } from '../components/line-chart.tsx'
import { Stat, Stats } from '../components/stat.tsx'
import { Specimen } from './specimen.tsx'

/** Figures and drawings. */
export function FigureSpecimens() {
  return (
    <>
      <FiguresAndChartsSpecimen />
      <IconsAndAvatarsSpecimen />
    </>
  )
}

function FiguresAndChartsSpecimen() {
  return (
    <Specimen
      name="Figures and charts"
      use="Un chiffre avec son nom ; un dessin avec son tableau."
      draw={(on) => (
        <div class="stack">
          <Stats>
            <Stat label="Réponse en moins de 15 jours" value="83 %" detail="sur 412 demandes" href="#f" />
            <Stat label="Délai médian" value="4 j" detail="P80 : 11 j" />
          </Stats>
          <BarChart
            id={on.id('bars')}
            title="La voirie attend le plus longtemps"
            detail="Délai médian en jours ouvrés, 90 derniers jours"
            category="Service"
            categories={['Voirie', 'Éclairage public', 'Propreté']}
            series={[{ name: 'Jours', values: [11, 6, 3] }]}
            format={(value) => `${value} j`}
          />
          <LineChart
            id={on.id('lines')}
            title="Les réponses arrivent plus vite depuis mars"
            category="Mois"
            categories={['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin']}
            series={[
              { name: 'Courriel', values: [9, 9, 7, 6, 5, 4] },
              { name: 'Lettre', values: [14, 15, 12, 11, 11, 10] },
            ]}
            format={(value) => String(value)}
          />
        </div>
      )}
    />
  )
}

function IconsAndAvatarsSpecimen() {
  return (
    <Specimen
      name="Icons and avatars"
      use="Toujours à côté d’un mot."
      draw={() => (
        <>
          <p class="row-of">
            <Avatar name="Karim Benali" /> Karim Benali <Avatar name="Inès Moreau" /> Inès Moreau
          </p>
          <ul class="icons">
            {ICON_LIST.map((name) => (
              <li key={name}>
                <Icon name={name} /> {name}
              </li>
            ))}
          </ul>
        </>
      )}
    />
  )
}
