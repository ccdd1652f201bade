import type { Piece, Place } from "./places.ts";
import type { Sender } from "./senders.ts";

/** A student, and what was handed in. */
export interface Owner {
  /** The same for all that is one student's, and for nothing else. */
  key: string;
  name: string;
  /** The name in tables and folders, with the number that a course system gave. */
  student: string;
  /** Where it is, for a reader. */
  where: string;
  items: Item[];
}

export interface Item extends Piece {
  place: Place;
  sender: Sender | null;
}
