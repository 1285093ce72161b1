import QRCode from 'qrcode'

/** Light around the modules, without which a camera does not find the code (ISO/IEC 18004: four modules). */
const MARGIN = 4
const SIZE = 232

/** A QR code as drawing of its own: no image to load, sharp at any size, black on white in dark pages too. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * MARGIN
  const places = Array.from({ length: modules.size }, (_, index) => index)
  const dark = places.flatMap((row) =>
    places.filter((column) => modules.get(row, column) !== 0).map((column) => ({ x: column + MARGIN, y: row + MARGIN })),
  )
  const path = dark.map(({ x, y }) => `M${x} ${y}h1v1h-1z`).join('')
  return (
    <svg viewBox={`0 0 ${side} ${side}`} width={SIZE} height={SIZE} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
