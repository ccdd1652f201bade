import { reading } from "../../words/reading.ts";
import { type Submission, SubmissionError, type SubmissionFile } from "../types.ts";
import type { Item, Owner } from "./owner.ts";
import { findOwners } from "./owners.ts";
import { readPlaces } from "./places.ts";
import { clean } from "./refusals.ts";
import { Titles } from "./titles.ts";
import { findOlder, nameOf } from "./uploads.ts";

export interface CollectOptions {
  /** Whose work it all is; null: the names of files and folders tell. */
  student?: string | null;
  /** Each thing that lies directly in a named folder is one student's. */
  each?: boolean;
  titles?: Titles;
}

/** Sentences on what was refused: an archive may hold 20,000 links. */
const TOLD = 20;

/**
 * The submissions among the files, folders and archives that were named, sorted by student. Nothing is read yet but
 * the tables of archives.
 *
 * @throws SubmissionError when what was named is not there or holds nothing, and when the work of two students cannot
 *   be told apart
 */
export async function collect(
  paths: string[],
  { student = null, each = false, titles = new Titles() }: CollectOptions = {},
): Promise<Submission[]> {
  const places = await readPlaces(paths);
  if (student !== null) {
    const items = places.flatMap((place) =>
      place.pieces.map((piece) => ({ ...piece, place, sender: null })),
    );
    return [submissionOf({ student: clean(student), items }, titles)];
  }
  const [place, ...others] = places;
  const [first, ...more] = place?.pieces ?? [];
  // The teacher named nothing else: no student is named after it.
  const isNamed = first?.path.length === 0 || (place?.kind === "files" && more.length === 0);
  if (first?.unread !== undefined && isNamed && others.length === 0) {
    throw new SubmissionError(first.unread);
  }
  return findOwners(places, titles, each)
    .map((owner) => submissionOf(owner, titles))
    .sort((a, b) => (a.student < b.student ? -1 : 1));
}

function submissionOf(
  { student, items }: Pick<Owner, "student" | "items">,
  titles: Titles,
): Submission {
  const older = findOlder(items, titles);
  const replaced = new Set<string>();
  const files = new Map<string, SubmissionFile>();
  const refused: string[] = [];
  for (const item of items.sort(compare)) {
    const { file, place } = item;
    const newer = older.get(nameOf(item));
    if (newer !== undefined) replaced.add(reading.older(nameOf(item), newer));
    else if (item.refused !== undefined) refused.push(item.refused);
    else if (file) {
      // Cells are told apart by the names of their files.
      let { name } = file;
      while (files.has(name)) name = `${place.name}/${name}`;
      files.set(name, { ...file, name });
    }
  }
  refused.push(...replaced);
  if (files.size === 0 && refused.length === 0) {
    refused.push(...items.flatMap(({ unread }) => unread ?? []));
  }
  const left = refused.splice(TOLD).length;
  if (left > 0) refused.push(reading.more(left));
  return { student, files: [...files.values()], refused };
}

const { compare: compareNames } = new Intl.Collator("en", { numeric: true });

/** The newest last: by the number of its upload, otherwise x (2) before x (10). */
function compare(a: Item, b: Item): number {
  const [one, other] = [a, b].map(({ path }) => path.join("/").replace(/\.[^./]*$/, ""));
  const uploads = (a.sender?.upload?.number ?? 0n) - (b.sender?.upload?.number ?? 0n);
  return uploads === 0n ? compareNames(one ?? "", other ?? "") : uploads < 0n ? -1 : 1;
}
