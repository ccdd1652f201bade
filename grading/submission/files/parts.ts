import { stemOf, type Titles } from "./titles.ts";

/** What belongs to one student in a place of plain folders and files. */
export interface Part<T> {
  name: string;
  /** Where it is, below what was named, without an ending: alice.zip and alice/ are one student's. */
  place: string;
  /** How many parts of its items' paths lead to it. */
  depth: number;
  items: T[];
}

/** Two things that may be one student's or two students', below `folder`. */
export interface Doubt {
  folder: string;
  one: string;
  other: string;
}

interface Item {
  /** Below what was named. An archive is like a folder, and its name ends in .zip. */
  path: string[];
}

export interface Place {
  name: string;
  titles: Titles;
  /** It is an archive: one folder that holds all of it is what was packed, and not a student. */
  packed: boolean;
  /** Each thing that lies at the top is one student's, whatever it holds. */
  each: boolean;
}

/**
 * Which folders and files are each one student's: those at the top, unless one of them holds a lesson twice in folders
 * of its own, as the folder of a section does. They lie no deeper than a notebook with a lesson's name, which says that
 * its folder is a student's.
 */
export function divide<T extends Item>(items: T[], place: Place): Part<T>[] | Doubt {
  const { titles, packed, each } = place;
  const homes = items.filter(
    ({ path }) => archiveIn(path) < 0 && isWork(path) && titles.has(path.at(-1) ?? ""),
  );
  const first = homes.reduce((least, { path }) => Math.min(least, path.length - 1), Infinity);
  const wrapped = homes.length === 0 && packed;
  if (each) return cut(items, place, 1);
  if (first === 0) return doubtOf(items, titles, 0) ?? cut(items, place, 0);
  for (let level = 1; ; level += 1) {
    const parts = cut(items, place, level);
    const doubts = parts.flatMap(({ items, depth }) => doubtOf(items, titles, depth) ?? []);
    const [doubt] = doubts;
    if (!doubt) return parts;
    const isDeeper = wrapped
      ? level === 1 && parts.length === 1
      : level < first && homes.length > 0 && doubts.some(({ lesson }) => lesson);
    if (!isDeeper) return doubt;
  }
}

function cut<T extends Item>(items: T[], { name, titles }: Place, level: number): Part<T>[] {
  const parts = new Map<string, Part<T>>();
  for (const item of items) {
    const { path } = item;
    const archive = archiveIn(path);
    const depth = Math.min(level, path.length, archive < 0 ? level : archive + 1);
    const last = path[depth - 1];
    const isFile = depth === path.length || depth === archive + 1;
    const own = isFile && last ? (titles.personOf(last) ?? stemOf(last)) : (last ?? name);
    const at = last === undefined ? "" : [...path.slice(0, depth - 1), own].join("/");
    const part = parts.get(at.normalize("NFC")) ?? { name: own, place: at, depth, items: [] };
    parts.set(at.normalize("NFC"), part);
    part.items.push(item);
  }
  return [...parts.values()];
}

/**
 * Two things in one student's work that may be two students': the same lesson in two folders of which neither lies in
 * the other, or two folders or files that may have the names of people. Beside a lesson's notebook folders are not
 * counted; at the top of what was named, where each file is a student's, one file of another name is enough.
 */
export function doubtOf(
  items: Item[],
  titles: Titles,
  from: number,
  isTop = from === 0,
): (Doubt & { lesson: boolean }) | null {
  const notebooks = items.filter(({ path }) => /\.(ipynb|zip)$/i.test(path.at(-1) ?? ""));
  const work = (notebooks.length > 0 ? notebooks : items).filter(
    ({ path }) => isWork(path) && path.length > from,
  );
  const twins = findTwins(work, titles, from);
  if (twins) return { ...doubt(...twins), lesson: true };
  const depth = branchOf(work, from);
  const folders = new Map<string, string[]>();
  const people = new Map<string, string[]>();
  let titled: string[] | null = null;
  for (const { path } of work) {
    const part = path[depth] ?? "";
    const own = path.slice(0, depth + 1);
    if (path.length > depth + 1 && archiveIn(path) !== depth) {
      if (titles.lessonOf(part) === null) folders.set(part, own);
    } else if (titles.has(part)) titled = own;
    else {
      const person = titles.personOf(part)?.toLowerCase();
      if (person !== undefined) people.set(person, own);
    }
  }
  const [one, other] = [
    ...(titled && isTop ? [titled] : []),
    ...people.values(),
    ...(titled ? [] : folders.values()),
  ];
  return one && other ? { ...doubt(one, other), lesson: false } : null;
}

/** A lesson's notebook twice, with folders of which neither lies in the other. */
function findTwins(work: Item[], titles: Titles, from: number): [string[], string[]] | null {
  const deepest = new Map<string, string[]>();
  for (const { path } of work) {
    const lesson = titles.lessonOf(path.at(-1) ?? "");
    if (lesson === null) continue;
    const known = deepest.get(lesson) ?? path;
    const [short, long] = known.length < path.length ? [known, path] : [path, known];
    const isAbove = short.slice(from, -1).every((part, index) => part === long[from + index]);
    if (!isAbove) return [known, path];
    deepest.set(lesson, long);
  }
  return null;
}

/** How deep in their paths the items part. */
function branchOf(items: Item[], from: number): number {
  const [first] = items;
  let depth = from;
  while (
    items.every(({ path }) => path.length > depth + 1 && path[depth] === first?.path[depth]) &&
    first
  ) {
    depth += 1;
  }
  return depth;
}

function doubt(one: string[], other: string[]): Doubt {
  const parting = one.findIndex((part, index) => part !== other[index]);
  const below = (path: string[]): string => path.slice(parting).join("/");
  return { folder: one.slice(0, parting).join("/"), one: below(one), other: below(other) };
}

function archiveIn(path: string[]): number {
  return path.findIndex((part) => /\.zip$/i.test(part));
}

function isWork(path: string[]): boolean {
  return /\.(ipynb|ts|zip)$/i.test(path.at(-1) ?? "");
}
