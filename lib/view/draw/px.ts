/** A length as it is written into a picture: to a tenth of a pixel. */
export function px(length: number): number {
  return Math.round(length * 10) / 10;
}
