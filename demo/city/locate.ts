import { DISTRICTS, type DemoDistrict } from './districts.ts'
import { STREETS, type DemoStreet } from './streets.ts'

export interface Point {
  latitude: number
  longitude: number
}

const STREETS_OF = new Map(DISTRICTS.map((district) => [district.code, STREETS.filter((street) => street.districtCode === district.code)]))
const DISTRICT_OF = new Map(DISTRICTS.map((district) => [district.code, district]))

/** Where a house stands: numbers run from west to east along the street, streets of a district lie one above the other. Degrees, six decimals. */
export function locateAddress(street: DemoStreet, number: number): Point {
  const district = districtOf(street.districtCode)
  const neighbours = STREETS_OF.get(street.districtCode) ?? []
  const rank = neighbours.indexOf(street) + 1
  const latitude = district.latMin + ((district.latMax - district.latMin) * rank) / (neighbours.length + 1)
  const along = (number - street.firstNumber) / Math.max(1, street.lastNumber - street.firstNumber)
  const longitude = district.lonMin + (district.lonMax - district.lonMin) * (0.02 + 0.96 * along)
  return { latitude: round6(latitude), longitude: round6(longitude) }
}

export function districtOf(code: string): DemoDistrict {
  const district = DISTRICT_OF.get(code)
  if (district === undefined) throw new RangeError(`No district ${code}`)
  return district
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
