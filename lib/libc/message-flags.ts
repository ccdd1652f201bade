import * as sockets from "../linux/constants/sockets.ts";

/** The flags of send(2) and recv(2) by name. */
export const MESSAGE_FLAGS: Record<string, number> = Object.fromEntries(
  Object.entries(sockets).filter(([name]) => name.startsWith("MSG_")),
);
