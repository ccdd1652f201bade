import { plural } from "../plural.ts";

/** What is in a file, a segment, a pipe or a queue, byte by byte. */
export const bytesOf = {
  title: (object: string): string => `The bytes of ${object}`,
  titleAfter: (object: string, event: string): string => `The bytes of ${object}, after ${event}`,
  inLine: (process: string, call: string, line: number): string =>
    `${process} ${call} in line ${line}`,
  caption:
    "Offset, hexadecimal and text (· is a byte but not a letter); a letter and its line name what put them there last.",
  captionOfStores:
    "A dashed line is a store through a mapping: no call tells of it, only the new value does.",
  columns: {
    message: "message",
    rest: (): string[] => ["offset", "bytes", "hex", "text", "written by"],
  },
  holds: (object: string, bytes: string): string => `${object} holds ${bytes}`,
  holdsMessages: (object: string, messages: string, bytes: string): string =>
    `${object} holds ${messages}, ${bytes} in all`,
  moreStretches: (number: number): string =>
    plural(number, {
      one: `And ${number} more stretch`,
      other: `And ${number} more stretches`,
    }),
  unknown: (object: string, objects: string): string =>
    `The record knows no bytes of ${object}; its objects are ${objects}`,
  message: (number: number, type: string, bytes: string): string => `${number}: ${type}, ${bytes}`,
  messageHead: (head: string): string => `message ${head}`,
  type: (type: number): string => `type ${type}`,
  priority: (priority: number): string => `priority ${priority}`,
  fromOffset: (bytes: string, offset: number): string => `${bytes} from offset ${offset}`,
  allNul: "all NUL",
  all: (glyph: string): string => `all "${glyph}"`,
  stretch: (where: string, what: string, owner: string): string => `${where}: ${what}, ${owner}`,
  more: (bytes: string): string => `… ${bytes}`,
  nothing: "Nothing is in it.",
  same: (bytes: string): string => `${bytes} more of the same`,
  notKept: (bytes: string): string => `${bytes}, of which the record keeps no copy`,
  byte: (index: number, hex: string, owner: string): string => `byte ${index}: 0x${hex}, ${owner}`,
  moreOwners: (number: number): string => `and ${number} more`,
  noLetter: "no letter: it was there before",
};

/** What put a byte where it is. */
export const owner = {
  before: "there before",
  stored: (processes: string, seen: string): string => `${processes} stored it; seen ${seen}`,
  changed: (seen: string): string => `changed; seen ${seen}`,
  zero: (call: string): string => `zero from the kernel; seen at ${call}`,
  atCall: (call: string): string => `at ${call}`,
  when: (event: string): string => `when ${event}`,
  atEnd: "at the end",
};
