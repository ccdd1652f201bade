import { openMachine } from "./emulated.ts";
import { openNamespaces } from "./namespaces.ts";
import type { OpenRoom, Place, Room } from "./types.ts";

/** Opens a room, whichever way it is made. */
export const openRoom = (room: Room, place: Place): Promise<OpenRoom> =>
  room.kernel === "" ? openNamespaces(room, place) : openMachine(room, place);
