/** What cannot be told apart is nobody's: a sentence to the teacher, before anything is graded. */
import { join } from "node:path";
import { whose } from "../../words/whose.ts";
import { SubmissionError } from "../types.ts";
import type { Owner } from "./owner.ts";
import { type Doubt, doubtOf } from "./parts.ts";
import type { Place } from "./places.ts";
import type { Titles } from "./titles.ts";

/** One number with two names is not a person's number; but Moodle may put the name of a group before the other. */
export function merge(known: Owner, found: Owner): Owner {
  const [short, long] = [known, found].sort((a, b) => a.name.length - b.name.length);
  if (short && long && long.name !== short.name && !long.name.endsWith(`-${short.name}`)) {
    throw new SubmissionError(whose.oneNumber(known.where, found.where));
  }
  known.items.push(...found.items);
  return Object.assign(known, { name: short?.name, student: short?.student });
}

/** The names of a course system are believed, but a folder may be called "submitted", and a file lab_1_2_x.ipynb. */
export function refuseDoubts(owners: Owner[], titles: Titles): void {
  for (const { items } of owners) {
    const [first] = items;
    const own = items.flatMap(({ sender, path }) => {
      if (!sender) return [];
      // An upload that comes again has a number after its name.
      const upload = sender.upload ? [sender.upload.file.replace(/-\d{1,2}(?=\.[^.]*$)/, "")] : [];
      return { path: [...upload, ...path.slice(sender.depth - 1)] };
    });
    const doubt = doubtOf(own, titles, 0, false);
    if (!first?.sender || !doubt) continue;
    const { layout, depth } = first.sender;
    const isDoubtful =
      layout === "nbgrader" ? doubt.lesson : layout === "Canvas" && owners.length === 1;
    if (!isDoubtful) continue;
    const above = layout === "nbgrader" ? first.path.slice(0, depth - 1) : [];
    throw inDoubt(first.place, doubt, above.join("/"));
  }
}

/** Two students have two names: otherwise one's result would stand in the other's place. */
export function tellApart(owners: Owner[]): Owner[] {
  const named = new Map<string, Owner>();
  const isRead = ({ items }: Owner): boolean => items.some(({ unread }) => unread === undefined);
  // What cannot be read is nobody's work that could be taken for another's: it is called by its place.
  for (const owner of [...owners].sort((a, b) => Number(isRead(b)) - Number(isRead(a)))) {
    const plain = clean(owner.student);
    const twin = named.get(plain);
    if (twin && isRead(owner)) {
      throw new SubmissionError(whose.oneName(plain, twin.where, owner.where));
    }
    owner.student = twin ? clean(owner.where) : plain;
    named.set(owner.student, owner);
  }
  return owners;
}

/** Fit for a file's name and a table: no control characters, no path. */
export function clean(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{C}/\\]/gu, " ")
    .trim()
    .slice(0, 120);
  return /^\.*$/.test(plain) ? "unnamed" : plain;
}

export function inDoubt(
  { named }: Place,
  { folder, one, other }: Doubt,
  above: string,
): SubmissionError {
  return new SubmissionError(whose.oneOrTwo(join(named, above, folder), one, other));
}
