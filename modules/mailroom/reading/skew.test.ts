import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flattenBackground, stretchContrast } from './background.ts'
import { greyImage, type GreyImage } from './grey-image.ts'
import { openImage } from './image-pages.ts'
import { measureInk } from './ink.ts'
import { median3, noiseOf, NOISY } from './noise.ts'
import { slantOf } from './skew.ts'
import { straighten } from './straighten.ts'
import { LETTERS } from './testing/letters.ts'
import { type ScanFaults, scannedJpeg } from './testing/scanned-letter.ts'

async function scan(faults: Partial<ScanFaults>): Promise<GreyImage> {
  const [letter] = LETTERS
  assert.ok(letter)
  const opened = await openImage(await scannedJpeg(letter, { dpi: 200, ...faults }), 'jpeg')
  assert.ok('pageCount' in opened)
  const { image } = await opened.page(1)
  assert.ok(image)
  return image
}

const prepared = (page: GreyImage) => stretchContrast(flattenBackground(page))
const darkest = (page: GreyImage) => page.data.reduce((least, value) => Math.min(least, value), 255)
const shareOf = (page: GreyImage, holds: (value: number) => boolean) =>
  page.data.reduce((sum, value) => sum + (holds(value) ? 1 : 0), 0) / page.data.length

for (const degrees of [-4.2, -0.7, 0, 1.35, 3]) {
  test(`lines that climb by ${degrees} degrees are found within a tenth of a degree, and levelled`, async () => {
    const page = prepared(await scan({ skewDegrees: degrees, paper: 220, shade: 40, noise: 6 }))
    const slant = slantOf(measureInk(page))
    assert.equal(slant.sideways, false)
    assert.ok(Math.abs(slant.skewDegrees - degrees) < 0.1, `${slant.skewDegrees}`)
    const level = slantOf(measureInk(straighten(page, slant.skewDegrees).image))
    assert.ok(Math.abs(level.skewDegrees) < 0.1, `${level.skewDegrees}`)
  })
}

for (const turned of [90, 270] as const) {
  test(`a page on its side (${turned}) is seen, and its slant keeps its sign once upright`, async () => {
    const slant = slantOf(measureInk(prepared(await scan({ skewDegrees: 1.2, turned }))))
    assert.equal(slant.sideways, true)
    assert.ok(Math.abs(slant.skewDegrees - 1.2) < 0.1, `${slant.skewDegrees}`)
  })
}

test('an empty page has no slant and no ink, be it grey and grainy', () => {
  const page = greyImage(1240, 1754)
  for (let at = 0; at < page.data.length; at++) page.data[at] = 200 - (at % 1240) / 20 + (((at * 2654435761) >>> 8) % 23)
  const ink = measureInk(prepared(page))
  assert.ok(ink.share < 0.001 && ink.glyphs === 0, `${ink.share} ${ink.glyphs}`)
  assert.deepEqual(slantOf(ink), { skewDegrees: 0, sideways: false })
})

test('a place on the straightened page is shown at its place on the page that people see', () => {
  const page = greyImage(1000, 1400)
  const { boxOf, image } = straighten(page, 2)
  const centre = { x: image.width / 2, y: image.height / 2 }
  const box = boxOf({ x0: centre.x - 10, x1: centre.x + 10, y0: centre.y - 5, y1: centre.y + 5 })
  assert.ok(Math.abs(box.x + box.width / 2 - 0.5) < 0.002 && Math.abs(box.y + box.height / 2 - 0.5) < 0.002)
  const left = boxOf({ x0: centre.x - 400, x1: centre.x - 390, y0: centre.y - 5, y1: centre.y + 5 })
  // The lines climbed: what is level now stood lower on the left.
  assert.ok(left.y > box.y + 0.008, `${left.y} ${box.y}`)
})

test('grey and uneven paper becomes white, faded ink becomes black', async () => {
  const page = await scan({ paper: 190, shade: 70, ink: 60 })
  assert.ok(shareOf(page, (value) => value > 200) < 0.01)
  const clean = prepared(page)
  assert.ok(shareOf(clean, (value) => value > 240) > 0.9)
  assert.ok(darkest(clean) < 10)
})

test('speckle is measured and removed, and clean paper is left alone, pure white or grey', async () => {
  assert.ok(noiseOf(await scan({})) < 1)
  assert.ok(noiseOf(await scan({ paper: 200, shade: 60, ink: 50 })) < NOISY)
  const soiled = await scan({ noise: 30, paper: 215, jpegQuality: 95 })
  assert.ok(noiseOf(soiled) > NOISY, `${noiseOf(soiled)}`)
  assert.ok(noiseOf(median3(soiled)) < noiseOf(soiled) / 1.8, `${noiseOf(median3(soiled))} of ${noiseOf(soiled)}`)
})
