import type { Item } from "./scene.ts";

/**
 * The items of a picture with steps: `frames[i]` is what step i shows. What does not change from one step to the next
 * is kept once, with the steps during which it is there; what is always there has no steps at all.
 */
export function film(frames: Item[][]): Item[] {
  const last = frames.length - 1;
  const items: Item[] = [];
  let open = new Map<string, Item & { during: [number, number] }>();
  frames.forEach((frame, step) => {
    const next = new Map<string, Item & { during: [number, number] }>();
    for (const item of frame) {
      const key = keyOf(item);
      const going = open.get(key);
      if (going) going.during[1] = step;
      else if (!next.has(key)) items.push({ ...item, during: [step, step] });
      next.set(
        key,
        going ?? next.get(key) ?? (items.at(-1) as Item & { during: [number, number] }),
      );
    }
    open = next;
  });
  return items.map((item) => {
    const always = item.during?.[0] === 0 && item.during[1] === last;
    return always ? { ...item, during: null } : item;
  });
}

const keys = new WeakMap<Item, string>();

/** Two items are the same when all of this is. */
function keyOf(item: Item): string {
  const known = keys.get(item) ?? describe(item);
  keys.set(item, known);
  return known;
}

function describe(item: Item): string {
  const { kind, look, x, y, hue, tip } = item;
  const own =
    item.kind === "text"
      ? `${item.align} ${item.text}`
      : item.kind === "box"
        ? `${item.w} ${item.h}`
        : item.d;
  return `${kind} ${look} ${x} ${y} ${hue} ${own} ${tip}`;
}
