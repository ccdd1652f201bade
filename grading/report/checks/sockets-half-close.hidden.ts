/** What learners are told by the hidden checks of their client that asks and listens. */
import { halfClose as open } from "./sockets-half-close.ts";

export const halfClose = {
  ...open,
  large: "A request of any size arrives whole",
};
