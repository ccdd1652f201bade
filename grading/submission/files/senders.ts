/** Who handed in a file, according to the name that a course system gave it. */
export interface Sender {
  layout: "Moodle" | "Canvas" | "nbgrader";
  /** The same for all files of one student, and for nobody else's. */
  key: string;
  name: string;
  /** For readers, and in tables: name and number as in the name of the file. */
  student: string;
  /** How many parts of the path say so: what follows is the student's own. */
  depth: number;
  /** Which file it is, and the number of its upload: of several the highest counts. */
  upload?: { file: string; number: bigint };
}

type Layout = (part: string, path: string[], at: number) => Omit<Sender, "depth"> | null;

/**
 * The layouts of course systems; anything else is plain folders and files.
 *
 *     Kim Minsu_4711_assignsubmission_file_/x.ipynb    Moodle: name, number of the participant, kind
 *     kimminsu_LATE_11_900_x.ipynb                     Canvas: name, number of the user, of the upload, file
 *     kimminsu_11_text.html                            Canvas, typed in
 *     LATE_anon_Xy12Z_904_x.ipynb                      Canvas, names hidden
 *     submitted/alice/03-pipes/x.ipynb                 nbgrader
 */
const LAYOUTS: Record<Sender["layout"], Layout> = {
  Moodle: (part) => {
    const match = /^(.+?)(?:_(\d+))?_assignsubmission_[a-z]+(?:_|$)/u.exec(part);
    if (!match) return null;
    const [, name = "", number] = match;
    // A team that is in no group has no number.
    return number === undefined
      ? { layout: "Moodle", key: name, name, student: name }
      : { layout: "Moodle", key: number, name, student: `${name}_${number}` };
  },
  Canvas: (part, path, at) => {
    if (at !== path.length - 1 && !/\.zip$/i.test(part)) return null;
    const match = HIDDEN.exec(part) ?? NAMED.exec(part);
    const [, name = "", user = "", number, file = "text"] = match ?? [];
    if (!/\p{L}/u.test(name)) return null;
    return {
      layout: "Canvas",
      key: user,
      name,
      student: `${name}_${user}`,
      ...(number && { upload: { file, number: BigInt(number) } }),
    };
  },
  nbgrader: (part, path, at) => {
    const name = path[at + 1] ?? "";
    // It is in the course's folder, or is itself what was named.
    if (part !== "submitted" || at > 1 || path.length < at + 4) return null;
    return { layout: "nbgrader", key: path.slice(0, at + 2).join("/"), name, student: name };
  },
};

const FILE = "_(?:([1-9]\\d*)_(.+)|(?:text|link)\\.html)$";
/** Canvas leaves letters, digits and `_` of any script in a name; what identifies a hidden one has five. */
const NAMED = new RegExp(`^([\\p{L}\\p{M}\\p{N}_-]+?)_(?:LATE_)?([1-9]\\d*)${FILE}`, "u");
const HIDDEN = new RegExp(`^(?:LATE_)?(anon)_([A-Za-z0-9]{5})${FILE}`);

/**
 * Who handed in each of the files of one place, null where the name does not say.
 *
 * @param paths from the folder that was named: ["class", "kimminsu_11_900_x.ipynb"]
 */
export function findSenders(paths: string[][]): (Sender | null)[] {
  const senders = paths.map(readPath);
  const lookalikes = findLookalikes(paths, senders);
  return senders.map((sender, index) => {
    const folder = (paths[index] ?? []).slice(0, (sender?.depth ?? 1) - 1).join("/");
    return sender?.layout === "Canvas" && lookalikes.has(folder) ? null : sender;
  });
}

/** The first part that says it: what is below, or in an archive, a student may have named. */
function readPath(path: string[]): Sender | null {
  for (const [at, part] of path.entries()) {
    for (const layout of Object.values(LAYOUTS)) {
      const found = layout(part.normalize("NFC"), path, at);
      if (!found) continue;
      const depth = found.layout === "nbgrader" ? at + 2 : at + 1;
      return { ...found, key: `${found.layout} ${found.key.normalize("NFC")}`, depth };
    }
    if (at > 0 && /\.zip$/i.test(part)) return null;
  }
  return null;
}

/**
 * The folders in which a name like lab_1_2_x.ipynb is not Canvas's: half of the files there have no such name, one
 * upload has two files, or all are one user's while there are other folders.
 */
function findLookalikes(paths: string[][], senders: (Sender | null)[]): Set<string> {
  const folders = new Map<string, { files: Set<string>; uploads: Map<string, Sender> }>();
  const top = paths.reduce((above, path) => {
    const parting = above.findIndex((part, index) => part !== path[index]);
    return parting < 0 ? above : above.slice(0, parting);
  }, paths[0]?.slice(0, -1) ?? []);
  for (const [index, path] of paths.entries()) {
    const sender = senders[index] ?? null;
    const archive = path.findIndex((part) => /\.zip$/i.test(part));
    const at = sender ? sender.depth - 1 : archive < 0 ? path.length - 1 : archive;
    const folder = path.slice(0, at).join("/");
    const there = folders.get(folder) ?? { files: new Set(), uploads: new Map() };
    folders.set(folder, there);
    there.files.add(path[at] ?? "");
    if (sender?.layout === "Canvas") there.uploads.set(path[at] ?? "", sender);
  }
  const places = new Map<bigint, string[]>();
  for (const [folder, { uploads }] of folders) {
    for (const { upload } of uploads.values()) {
      if (upload) places.set(upload.number, [...(places.get(upload.number) ?? []), folder]);
    }
  }
  const twice = new Set([...places.values()].filter(({ length }) => length > 1).flat());
  const odd = [...folders].filter(([folder, { files, uploads }]) => {
    const users = new Set([...uploads.values()].map(({ key }) => key));
    const alone = users.size === 1 && !`${top.join("/")}/`.startsWith(folder && `${folder}/`);
    return twice.has(folder) || alone || uploads.size * 2 <= files.size;
  });
  return new Set(odd.map(([folder]) => folder));
}
