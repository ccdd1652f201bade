/** A straight arrow as an SVG path with an open head. */
export function straight(x1: number, y1: number, x2: number, y2: number): string {
  return `M${r(x1)},${r(y1)}L${r(x2)},${r(y2)}${head(x2, y2, Math.atan2(y2 - y1, x2 - x1))}`;
}

/** An arrow that leaves and arrives horizontally, in an S where the ends differ in height. */
export function curved(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  const angle = x2 >= x1 ? 0 : Math.PI;
  const curve = `C${r(x1 + bend)},${r(y1)} ${r(x2 - bend)},${r(y2)} ${r(x2)},${r(y2)}`;
  return `M${r(x1)},${r(y1)}${curve}${head(x2, y2, angle)}`;
}

/** Down (or up) from where it begins, then across. */
export function elbow(x1: number, y1: number, x2: number, y2: number): string {
  return `M${r(x1)},${r(y1)}V${r(y2)}H${r(x2)}${head(x2, y2, x2 >= x1 ? 0 : Math.PI)}`;
}

function head(x: number, y: number, angle: number): string {
  const barb = (turn: number) =>
    `${r(x + 6 * Math.cos(angle + turn))},${r(y + 6 * Math.sin(angle + turn))}`;
  return `M${barb(Math.PI - 0.45)}L${r(x)},${r(y)}L${barb(Math.PI + 0.45)}`;
}

function r(n: number): number {
  return Math.round(n * 10) / 10;
}
