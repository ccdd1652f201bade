import type { Item } from "./scene.ts";

type Shown = Item & { during: [from: number, to: number] };

/**
 * The items of a picture with steps: `frames[i]` is what step i shows. What does not change from one step to the next
 * is kept once, with the steps during which it is there; what is always there has no steps at all.
 */
export function film(frames: Item[][]): Item[] {
  const shown: Shown[] = [];
  let before = new Map<Item, Shown>();
  frames.forEach((frame, step) => {
    const now = new Map<Item, Shown>();
    const fresh: Item[] = [];
    // Most items are the very same objects as in the step before.
    for (const item of frame) {
      const going = before.get(item);
      if (going) now.set(item, going);
      else fresh.push(item);
    }
    const gone = new Map<string, Shown>();
    for (const [item, going] of before) if (!now.has(item)) gone.set(keyOf(item), going);
    for (const item of fresh) {
      const key = keyOf(item);
      const going = gone.get(key) ?? begin(item, step, shown);
      gone.set(key, going);
      now.set(item, going);
    }
    for (const going of now.values()) going.during[1] = step;
    before = now;
  });
  const last = frames.length - 1;
  return shown.map((item) => {
    const always = item.during[0] === 0 && item.during[1] === last;
    return always ? { ...item, during: null } : item;
  });
}

function begin(item: Item, step: number, shown: Shown[]): Shown {
  const going: Shown = { ...item, during: [step, step] };
  shown.push(going);
  return going;
}

/** Two items are the same when all of this is. */
function keyOf(item: Item): string {
  const { kind, look, x, y, hue, tip } = item;
  const box = item.kind === "box" ? `${item.w} ${item.h}` : "";
  const text = item.kind === "text" ? `${item.align} ${item.text}` : "";
  return `${kind} ${look} ${x} ${y} ${hue} ${box}${text}${item.kind === "path" ? item.d : ""} ${tip}`;
}
