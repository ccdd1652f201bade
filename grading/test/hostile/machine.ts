// What a run could leave on this machine, outside of every process that we know.
import { readdirSync, readFileSync } from "node:fs";

/** Names that tests which run at the same time may change are left out. */
export function stateOfMachine(mark: string): string[] {
  const ipc = ["shm", "msg", "sem"].flatMap((kind) =>
    readFileSync(`/proc/sysvipc/${kind}`, "utf8")
      .split("\n")
      .filter((line) => line.includes(mark) || /^\s*(7777|4242)\s/.test(line)),
  );
  const files = ["/tmp", "/dev/shm", "/dev/mqueue", "/var/tmp"].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.includes(mark))
      .map((name) => `${folder}/${name}`),
  );
  return [...ipc, ...files, ...keys(mark), ...processes(mark)];
}

function processes(mark: string): string[] {
  return namesIn("/proc").flatMap((pid) => {
    const text = /^\d+$/.test(pid) ? textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " ") : "";
    return text.includes(mark) ? [`${pid} ${text}`] : [];
  });
}

function keys(mark: string): string[] {
  return textOf("/proc/keys")
    .split("\n")
    .filter((line) => line.includes(mark));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
