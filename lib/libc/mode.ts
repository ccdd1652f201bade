import { markNotebook } from "./call.ts";
import { catchFaults } from "./fault.ts";

/**
 * Tells the library that this is the notebook's kernel process: from now on calls that wait are given up after a
 * deadline, what would end the process is refused, and faults of mapped memory are caught.
 */
export function setNotebookMode(on: boolean): void {
  markNotebook(on);
  if (on) catchFaults();
}
