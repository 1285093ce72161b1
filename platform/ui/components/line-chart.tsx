import { ChartFrame, type ChartProps, type ChartSeries, largest } from './chart-frame.tsx'

const MOST_SERIES = 4
const HEIGHT = 260
const TOP = 12
const BOTTOM = 34
const PLOT = HEIGHT - TOP - BOTTOM
// In hundredths of the width, so that the words keep their size while the lines stretch.
const LEFT = 9
const RIGHT = 20
const RULES = 4
const MOST_LABELS = 6

/** Lines over time, each named at its end, each with its own dashes. At most four. */
export function LineChart(chart: ChartProps) {
  const series = chart.series.slice(0, MOST_SERIES)
  const top = rounded(largest(series))
  const y = (value: number): number => TOP + (1 - value / top) * PLOT
  const names = nameHeights(series, y)
  return (
    <ChartFrame chart={chart}>
      <svg class="drawing" height={HEIGHT} role="img" aria-labelledby={`${chart.id}-title`}>
        {Array.from({ length: RULES + 1 }, (_unused, index) => (index * top) / RULES).map((value) => (
          <g key={value}>
            <line class={value === 0 ? 'axis' : 'rule'} x1={`${LEFT}%`} x2={`${100 - RIGHT}%`} y1={y(value)} y2={y(value)} />
            <text x={`${LEFT}%`} dx="-8" y={y(value) + 4} text-anchor="end">
              {chart.format(value)}
            </text>
          </g>
        ))}
        <Categories categories={chart.categories} />
        <svg
          x={`${LEFT}%`}
          y={TOP}
          width={`${100 - LEFT - RIGHT}%`}
          height={PLOT}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          class="plot"
        >
          {series.map((one, index) => (
            <polyline key={one.name} class={`line series-${index + 1}`} points={points(one, top)} />
          ))}
        </svg>
        {series.map((one, index) => (
          <text key={one.name} class="strong" x={`${100 - RIGHT}%`} dx="10" y={names[index]}>
            {one.name}
          </text>
        ))}
      </svg>
    </ChartFrame>
  )
}

function Categories({ categories }: { categories: readonly string[] }) {
  const every = Math.ceil(categories.length / MOST_LABELS)
  return (
    <>
      {categories.map((category, index) =>
        index % every === 0 ? (
          <text key={category} x={`${LEFT + along(index, categories.length) * (100 - LEFT - RIGHT)}%`} y={HEIGHT - 12} text-anchor="middle">
            {category}
          </text>
        ) : null,
      )}
    </>
  )
}

/** Points on a square of 100: the inner drawing is stretched to its place. */
function points(series: ChartSeries, top: number): string {
  return series.values
    .flatMap((value, index) =>
      value === undefined ? [] : [`${(along(index, series.values.length) * 100).toFixed(2)},${((1 - value / top) * 100).toFixed(2)}`],
    )
    .join(' ')
}

function along(index: number, count: number): number {
  return count < 2 ? 0 : index / (count - 1)
}

const NAME_GAP = 17

/** Where the name of each line stands: at its end, pushed down when two would cover each other. */
function nameHeights(series: readonly ChartSeries[], y: (value: number) => number): number[] {
  const wanted = series
    .map((one, index) => ({ index, at: y(one.values.findLast((value) => value !== undefined) ?? 0) + 4 }))
    .sort((a, b) => a.at - b.at)
  const heights: number[] = []
  let free = -Infinity
  for (const { index, at } of wanted) {
    const height = Math.max(at, free)
    heights[index] = height
    free = height + NAME_GAP
  }
  return heights
}

/** The next round number above: 87 → 100, 230 → 250. */
function rounded(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find((step) => step * magnitude >= value) ?? 10) * magnitude
}
