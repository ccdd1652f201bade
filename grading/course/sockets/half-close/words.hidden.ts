import { halfClose as open } from "./words.ts";

export const halfClose = {
  ...open,
  large: "A request of any size arrives whole",
};
