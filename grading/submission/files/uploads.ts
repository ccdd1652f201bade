import type { Item } from "./owner.ts";
import type { Titles } from "./titles.ts";

/**
 * What a student uploaded again: the names of the older uploads, each with the one that counts. Canvas gives each a
 * number, and x.ipynb the name x-1.ipynb when it comes again.
 */
export function findOlder(items: Item[], titles: Titles): Map<string, string> {
  const uploads = new Map<string, { file: string; number: bigint }>();
  for (const item of items) {
    if (item.sender?.upload) uploads.set(nameOf(item), item.sender.upload);
  }
  const files = new Set([...uploads.values()].map(({ file }) => file));
  const newest = new Map<string, [string, bigint]>();
  const titleOf = (file: string): string => {
    const [first, ending] = [file.replace(/-\d{1,2}(\.[^.]*)?$/, "$1"), /\.[^.]*$/.exec(file)?.[0]];
    const lesson = titles.lessonOf(file);
    if (lesson !== null) return `${lesson}${ending}`;
    return files.has(first) ? first : file;
  };
  for (const [name, { file, number }] of uploads) {
    const title = titleOf(file);
    if (number > (newest.get(title)?.[1] ?? 0n)) newest.set(title, [name, number]);
  }
  const older = [...uploads].flatMap(([name, { file }]): [string, string][] => {
    const [last = name] = newest.get(titleOf(file)) ?? [];
    return last === name ? [] : [[name, last]];
  });
  return new Map(older);
}

/** "kimminsu_11_900_x.ipynb", also of what is in an archive of that name. */
export function nameOf({ place, path, sender }: Item): string {
  return [place.name, ...path][(sender?.depth ?? 1) - 1] ?? "";
}
