import { size } from "../../lib/words/number.ts";
import { plural } from "../../lib/words/plural.ts";

/** What a file may be that is not a regular one. */
export const kinds = {
  folder: "folder",
  fifo: "named pipe (FIFO)",
  socket: "socket",
  link: "symbolic link",
  device: "device",
  socketOrDevice: "socket or device",
  special: "special file",
};

/** Reading what was handed in. What is put into the sentences is text of the learner: writers escape it. */
export const reading = {
  notThere: (file: string): string => `${file} is not there any more: hand it in again.`,
  noFile: (file: string, kind: string): string =>
    `${file} is a ${kind} and was not opened: hand in the file itself.`,
  denied: (file: string): string =>
    `${file} may not be read by the grader: its permissions do not allow it.`,
  tooLarge: (file: string, bytes: number, limit: number): string =>
    `${file} has ${size(bytes)}, more than the ${size(limit)} that are read: clear the outputs (Kernel → Restart and Clear Outputs) and hand it in again.`,
  tooHard: (files: string): string =>
    `${files} takes too much time or memory to be read and was left out: clear the outputs (Kernel → Restart and Clear Outputs), delete the cells that do not belong to the lesson, and hand it in again.`,
  empty: (file: string): string => `${file} is empty: save the notebook and hand it in again.`,
  unknownKind: (file: string): string =>
    `${file} was left out: only .ipynb, .ts and .zip files are graded.`,
  noFiles: (where: string): string =>
    `${where} holds no notebook and no .ts file: there is nothing to grade in it.`,
  zipBroken: (file: string, why: string): string =>
    `${file} is not an archive that can be read (${why}): make a new zip and hand it in again.`,
  zipEscapes: (file: string, entry: string): string =>
    `${file} holds the path ${entry}, which leads out of the archive: that file was not read.`,
  zipBomb: (file: string, limit: number): string =>
    `${file} unpacks to more than ${size(limit)} or to far more than its own size: nothing of it was read.`,
  zipEntries: (file: string, limit: number): string =>
    `${file} holds more than ${limit} files: nothing of it was read.`,
  zipInZip: (file: string): string =>
    `${file} is an archive inside an archive and was left out: hand in the notebook itself.`,
  zipLongName: (file: string): string =>
    `${file} holds a name that is too long for any disk: that file was not read.`,
  more: (number: number): string =>
    plural(number, {
      one: `${number} more file was left out.`,
      other: `${number} more files were left out.`,
    }),
  older: (file: string, newer: string): string =>
    `${file} was not read: ${newer} was handed in later.`,
  zipEncrypted: (file: string): string =>
    `${file} is encrypted and cannot be read: hand it in without a password.`,
  notUtf8: (file: string): string =>
    `${file} holds bytes that are not UTF-8 text; they were read as �.`,
  noNotebook: (file: string): string =>
    `${file} is not a notebook: it has no list of cells. Save it in Jupyter and hand it in again.`,
  damaged: (file: string, why: string, cells: number): string =>
    plural(cells, {
      one: `${file} is damaged (${why}): ${cells} cell could be read and graded, what came after the damage could not.`,
      other: `${file} is damaged (${why}): ${cells} cells could be read and graded, what came after the damage could not.`,
    }),
  beyondRepair: (file: string, why: string): string =>
    `${file} is damaged (${why}) and no cell of it could be read: hand in another copy.`,
  oldFormat: (file: string, version: string): string =>
    `${file} is in an old format of notebooks (${version}); its cells were read all the same.`,
  oddCells: (file: string, number: number): string =>
    plural(number, {
      one: `${file} has ${number} cell without readable text; it was left out.`,
      other: `${file} has ${number} cells without readable text; they were left out.`,
    }),
  otherKernel: (file: string, kernel: string): string =>
    `${file} was saved with another kernel (${kernel}); its code was read as TypeScript.`,
};
