import type { Words } from "../../../words/words.ts";
import { mapped, open } from "../given-back.hidden.ts";

export const sharedCounter = {
  givenBack: "Descriptor and map are given back",

  open: (): Words => open,
  mapped: (): Words => mapped,
};
