// exercise: maps/shared-counter
// @verdict 0: map
// @told map-counter, a reference program of the checks
//
// Becomes the reference program of the checks.
import { program } from "ipc";

export const counter = program(({ execvp }) => {
  execvp("map-counter", ["map-counter", "counter", "10"]);
});
