import { penFont, textSize, type Weight } from './palette.ts'

/** What we use of a canvas's 2D context. (Chart.js types name the browser's own, which Node does not declare.) */
export interface Pen {
  fillStyle: string | object
  strokeStyle: string | object
  lineWidth: number
  lineCap: string
  lineJoin: string
  font: string
  textAlign: string
  textBaseline: string
  save(): void
  restore(): void
  beginPath(): void
  closePath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  rect(x: number, y: number, width: number, height: number): void
  roundRect(x: number, y: number, width: number, height: number, radius: number): void
  fill(): void
  stroke(): void
  clip(): void
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  measureText(text: string): { width: number }
}

/** The width of a text in logical pixels. */
export type Measure = (text: string, weight?: Weight) => number

export const measureWith =
  (pen: Pen): Measure =>
  (text, weight) => {
    pen.font = penFont(weight)
    return pen.measureText(text).width
  }

export interface Ink {
  readonly color: string
  readonly weight?: Weight
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right'
  /** A rim in this colour keeps the text legible over lines. */
  readonly halo?: string
}

/** Writes a text with its middle at `y`. */
export function write(pen: Pen, text: string, x: number, y: number, ink: Ink): void {
  pen.font = penFont(ink.weight, ink.size ?? textSize)
  pen.textAlign = ink.align ?? 'left'
  pen.textBaseline = 'middle'
  if (ink.halo !== undefined) {
    pen.strokeStyle = ink.halo
    pen.lineWidth = 6
    pen.lineJoin = 'round'
    pen.strokeText(text, x, y)
  }
  pen.fillStyle = ink.color
  pen.fillText(text, x, y)
}

export function stroke(
  pen: Pen,
  color: string,
  width: number,
  points: readonly (readonly [x: number, y: number])[],
): void {
  pen.strokeStyle = color
  pen.lineWidth = width
  pen.lineCap = 'round'
  pen.beginPath()
  for (const [index, [x, y]] of points.entries()) index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)
  pen.stroke()
}

/** A filled shape with these corners. */
export function fillShape(pen: Pen, color: string, corners: readonly (readonly [x: number, y: number])[]): void {
  pen.fillStyle = color
  pen.beginPath()
  for (const [index, [x, y]] of corners.entries()) index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)
  pen.closePath()
  pen.fill()
}

export function box(pen: Pen, color: string, x: number, y: number, width: number, height: number, radius = 0): void {
  pen.fillStyle = color
  pen.beginPath()
  pen.roundRect(x, y, width, height, radius)
  pen.fill()
}
