import type { Item } from "./scene.ts";

type Shown = Item & { during: [from: number, to: number] };

/**
 * The items of a picture with steps: `frames[i]` is what step i shows. What does not change from one step to the next
 * is kept once, with the steps during which it is there; what is always there has no steps at all.
 */
export function film(frames: Item[][]): Item[] {
  const shown: Shown[] = [];
  const known = new Map<Item, Shown>();
  let before: Item[] = [];
  frames.forEach((frame, step) => {
    const fresh: Item[] = [];
    // Most items are the very same objects as in the step before.
    for (const item of frame) {
      const going = known.get(item);
      if (going && going.during[1] >= step - 1) going.during[1] = step;
      else fresh.push(item);
    }
    const gone = new Map<string | number, Shown[]>();
    for (const item of fresh.length > 0 ? before : []) {
      const going = known.get(item);
      if (going?.during[1] === step - 1) add(gone, going);
    }
    for (const item of fresh) {
      const going = gone.get(placeOf(item))?.find((old) => isSame(old, item));
      const one = going ?? begin(item, step, shown);
      if (!going) add(gone, one);
      one.during[1] = step;
      known.set(item, one);
    }
    before = frame;
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

function add(places: Map<string | number, Shown[]>, item: Shown): void {
  const place = placeOf(item);
  const others = places.get(place);
  if (others) others.push(item);
  else places.set(place, [item]);
}

/** Most things that are not the same are not in the same place. */
function placeOf(item: Item): string | number {
  return item.kind === "path" ? item.d : item.x * 65536 + item.y;
}

function isSame(a: Item, b: Item): boolean {
  if (a.x !== b.x || a.y !== b.y || a.look !== b.look) return false;
  if (a.hue !== b.hue || a.tip !== b.tip) return false;
  if (a.kind === "box") return b.kind === "box" && a.w === b.w && a.h === b.h;
  if (a.kind === "path") return b.kind === "path" && a.d === b.d;
  return b.kind === "text" && a.align === b.align && a.text === b.text;
}
