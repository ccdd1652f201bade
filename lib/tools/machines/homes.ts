import { rmSync } from "node:fs";
import { copyCheckout } from "./checkout.ts";
import { newFolder, roomsFolder } from "./folders.ts";
import type { Room } from "./types.ts";

/** What is fetched once. */
const downloads = ["npm", "uv", "zig"];

/** Homes with a copy of the course, for rooms that could share one. */
export class Homes {
  readonly #known = new Map<string, string>();

  /** The home for a room, and whether another room has set the course up in it. */
  take({ base, user, place, checkout }: Room): { home: string; isSetUp: boolean } {
    const key = [base, user, place, checkout].join("\n");
    const known = this.#known.get(key);
    if (known) return { home: known, isSetUp: true };
    const home = newFolder(roomsFolder, `home-${this.#known.size}`);
    this.#known.set(key, home);
    copyCheckout({ user, checkout }, home, downloads);
    return { home, isSetUp: false };
  }

  remove(): void {
    for (const home of this.#known.values()) rmSync(home, { recursive: true, force: true });
  }
}
