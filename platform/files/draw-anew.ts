import sharp from 'sharp'
import type { Content } from './content-kind.ts'
import type { Inspection } from './inspection.ts'

// 50 megapixels: any telephone's photograph, not a bomb of 30,000 by 30,000 points.
const MOST_PIXELS = 50_000_000
const LONGEST_SIDE = 8_000

const JPEG: Content = { kind: 'image', contentType: 'image/jpeg', extension: 'jpg' }
const PNG: Content = { kind: 'image', contentType: 'image/png', extension: 'png' }

/**
 * Draws a picture anew: right way up, without place, device or thumbnail; what was hidden in the file stays behind.
 * Several pages (a scanned letter as TIFF) cannot be drawn as one picture: such a file is readable and kept as it was sent.
 */
export async function drawAnew(bytes: Buffer, content: Content): Promise<Inspection> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
    const { format, hasAlpha, pages = 1 } = await image.metadata()
    if (format === 'tiff' && pages > 1) return { readable: true, content, cautions: [] }
    const upright = image
      .autoOrient()
      .toColourspace('srgb')
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    if (hasAlpha || format === 'gif')
      return { readable: true, cautions: [], content: PNG, redrawn: await upright.png({ compressionLevel: 8 }).toBuffer() }
    return {
      readable: true,
      cautions: [],
      content: JPEG,
      redrawn: await upright.flatten({ background: '#ffffff' }).jpeg({ quality: 86 }).toBuffer(),
    }
  } catch {
    return { readable: false, content, cautions: [] }
  }
}
