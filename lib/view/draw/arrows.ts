import { px } from "./px.ts";

/** A straight arrow as an SVG path with an open head. */
export function straight(x1: number, y1: number, x2: number, y2: number): string {
  return `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}${head(x2, y2, Math.atan2(y2 - y1, x2 - x1))}`;
}

/** An arrow that leaves and arrives horizontally, in an S where the ends differ in height. */
export function curved(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  const angle = x2 >= x1 ? 0 : Math.PI;
  const curve = `C${px(x1 + bend)},${px(y1)} ${px(x2 - bend)},${px(y2)} ${px(x2)},${px(y2)}`;
  return `M${px(x1)},${px(y1)}${curve}${head(x2, y2, angle)}`;
}

/** Down (or up) from where it begins, then across. */
export function elbow(x1: number, y1: number, x2: number, y2: number): string {
  return `M${px(x1)},${px(y1)}V${px(y2)}H${px(x2)}${head(x2, y2, x2 >= x1 ? 0 : Math.PI)}`;
}

function head(x: number, y: number, angle: number): string {
  const barb = (turn: number) =>
    `${px(x + 6 * Math.cos(angle + turn))},${px(y + 6 * Math.sin(angle + turn))}`;
  return `M${barb(Math.PI - 0.45)}L${px(x)},${px(y)}L${barb(Math.PI + 0.45)}`;
}
