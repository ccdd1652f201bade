import { join, relative, resolve } from "node:path";
import type { Item, Owner } from "./owner.ts";
import { divide } from "./parts.ts";
import type { Place } from "./places.ts";
import { inDoubt, merge, refuseDoubts, tellApart } from "./refusals.ts";
import { findSenders } from "./senders.ts";
import { stemOf, type Titles } from "./titles.ts";

/**
 * Whose each piece is: by the names that course systems give, otherwise by the folders and files.
 *
 * @param each true: each thing that lies directly in a place is one student's, whatever it holds
 * @throws SubmissionError when the work of two students cannot be told apart
 */
export function findOwners(places: Place[], titles: Titles, each: boolean): Owner[] {
  const owners = new Map<string, Owner>();
  const isAmong = places.length > 1 && !each;
  const crowds: { place: Place; one: Owner; other: Owner }[] = [];
  let alone = 0;
  for (const place of places) {
    const senders = findSenders(place.pieces.map(({ path }) => [place.name, ...path]));
    const items = place.pieces.map((piece, index) => {
      return { ...piece, place, sender: senders[index] ?? null };
    });
    const folders = ownersByFolder(place, items, titles, { each, isAmong });
    const [one, other] = folders;
    if (place.kind !== "files" && one) {
      if (other) crowds.push({ place, one, other });
      else alone += 1;
    }
    for (const owner of [...ownersBySender(items), ...folders]) {
      const known = owners.get(owner.key);
      owners.set(owner.key, known ? merge(known, owner) : owner);
    }
  }
  const [crowd] = crowds;
  if (crowd && isAmong && alone > 0) {
    // Some of what was named is one student's and some is several's, or one student has two notebooks.
    const [one, other] = [crowd.one, crowd.other].map(({ where }) =>
      relative(crowd.place.named, where),
    );
    throw inDoubt(crowd.place, { folder: "", one: one ?? "", other: other ?? "" }, "");
  }
  const all = [...owners.values()];
  if (!each) refuseDoubts(all, titles);
  return tellApart(all);
}

function ownersBySender(items: Item[]): Owner[] {
  return items.flatMap((item) => {
    const { sender, place, path } = item;
    if (!sender) return [];
    const { key, name, student, depth } = sender;
    const where = join(place.named, ...path.slice(0, depth - 1));
    return { key, name, student, where, items: [item] };
  });
}

function ownersByFolder(
  place: Place,
  items: Item[],
  titles: Titles,
  { each, isAmong }: { each: boolean; isAmong: boolean },
): Owner[] {
  const packed = place.kind === "archive";
  const root = packed ? place.path.replace(/\.zip$/i, "") : place.path;
  const owners: Owner[] = [];
  for (const [folder, others] of withoutSender(items)) {
    const name = folder.split("/").at(-1) || (packed ? stemOf(place.name) : place.name);
    const parts = divide(others, { name, titles, packed, each });
    if (!Array.isArray(parts)) throw inDoubt(place, parts, folder);
    // Of several that were named, each stands alone, with one student's work.
    const isOne = isAmong && place.kind !== "files" && parts.length === 1;
    for (const part of parts) {
      const own = isOne && others.length === items.length ? { name, place: "" } : part;
      const where = join(folder, own.place);
      owners.push({
        key: `folder ${resolve(root, where)}`.normalize("NFC"),
        name: own.name.normalize("NFC"),
        student: own.name,
        where: join(place.named, where),
        items: part.items.map((item) => ({
          ...item,
          path: [...folderParts(folder), ...item.path],
        })),
      });
    }
  }
  return owners;
}

/** What no course system has named, by the folder whose files and folders are each one student's. */
function withoutSender(items: Item[]): Map<string, Item[]> {
  const folders = new Set([""]);
  for (const { sender, path } of items) {
    if (sender && sender.layout !== "nbgrader") {
      folders.add(path.slice(0, Math.max(0, sender.depth - 2)).join("/"));
    }
  }
  const courses = foldersOfNbgrader(items);
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const { sender, path } = item;
    const own = path.findIndex((part) => OF_NBGRADER.test(part));
    if (sender || (own >= 0 && courses.has(path.slice(0, own).join("/")))) continue;
    let depth = path.length - 1;
    while (depth > 0 && !folders.has(path.slice(0, depth).join("/"))) depth -= 1;
    const folder = path.slice(0, Math.max(0, depth)).join("/");
    const below = { ...item, path: path.slice(Math.max(0, depth)) };
    const there = found.get(folder);
    if (there) there.push(below);
    else found.set(folder, [below]);
  }
  return found;
}

function folderParts(folder: string): string[] {
  return folder === "" ? [] : folder.split("/");
}

/** nbgrader keeps its own folders beside the one with what was handed in. */
const OF_NBGRADER = /^(source|release|autograded|feedback)$/;

function foldersOfNbgrader(items: Item[]): Set<string> {
  const courses = items.flatMap(({ sender, path }) =>
    sender?.layout === "nbgrader" ? [path.slice(0, Math.max(0, sender.depth - 3)).join("/")] : [],
  );
  return new Set(courses);
}
