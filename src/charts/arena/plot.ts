/** Where yalms lie in a picture; `yalm` is one of them in logical pixels. */
export interface Plot {
  x(yalms: number): number
  y(yalms: number): number
  readonly yalm: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

interface Scale {
  getPixelForValue(value: number): number
}

export function plotOf({ scales: { x, y } }: { readonly scales: Readonly<Record<string, Scale>> }): Plot {
  const pixel = (scale: Scale | undefined) => (yalms: number) => scale?.getPixelForValue(yalms) ?? 0
  return { x: pixel(x), y: pixel(y), yalm: pixel(x)(1) - pixel(x)(0) }
}

/** So many steps from a place in the direction that somebody faces: 0 is down, a quarter turn to the right. */
export const turned = ({ x, y }: Place, facing: number, steps: number): Place => ({
  x: x + steps * Math.sin(facing),
  y: y + steps * Math.cos(facing),
})
