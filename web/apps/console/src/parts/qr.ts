import { encode } from 'uqr'

export interface Drawing {
  /** Width and height in modules, with the quiet edge. */
  size: number
  path: string
}

/// A QR code as one path: a run of dark modules is one rectangle.
export function drawQr(text: string): Drawing {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  let path = ''
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue
      const from = x
      while (x < size && row[x]) x++
      path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  })
  return { size, path }
}
