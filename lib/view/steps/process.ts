import type { ProcessEntry, RunRecord } from "../../record/types.ts";
import { process } from "../../words/view/calls.ts";
import { steps as say } from "../../words/view/steps.ts";
import { curved } from "../draw/arrows.ts";
import type { Scene } from "../draw/scene.ts";
import { same } from "../tell/changes.ts";
import { factsOfMap, kindOfMap, protection } from "../tell/facts.ts";
import { processTitle } from "../tell/words.ts";
import { drawBox, lineOf, mark, PADDING } from "./box.ts";
import type { Frame } from "./frames.ts";
import type { Column, StepsLayout } from "./layout.ts";

/** A process with its descriptor table, each open descriptor with its arrow, and its mappings. */
export function drawProcess(
  scene: Scene,
  record: RunRecord,
  frame: Frame,
  layout: StepsLayout,
  name: string,
): void {
  const now = frame.state.processes[name];
  const was = frame.before.processes[name];
  const entry = record.processes.find((p) => p.name === name);
  if (
    !now ||
    !entry ||
    (now.status === "gone" && was?.status !== "zombie" && was?.status !== "alive")
  )
    return;
  const column = layout.processes;
  const title = now.status === "alive" ? titleOf(scene, column, entry) : `${name} ${now.status}`;
  const changed = now !== was && (was?.status !== now.status || was === undefined);
  drawBox(scene, column, name, title, now.status === "alive" ? changed : "gone", "blue");
  if (now.status === "gone") return;
  const fds = layout.fds.get(name) ?? [];
  fds.forEach((fd, index) => {
    drawDescriptor(scene, frame, layout, name, fd, lineOf(scene, column, name, index + 1));
  });
  (layout.maps.get(name) ?? []).forEach((address, index) => {
    const map = now.maps[address];
    if (!map) return;
    const y = lineOf(scene, column, name, 1 + fds.length + 3 * index);
    const x = column.x + PADDING + 2;
    const room = column.width - 2 * PADDING;
    const fresh = !same(was?.maps[address], map);
    const object = map.object ?? say.ownMemory;
    const tip = say.mappingLeads(address, object, factsOfMap(map));
    const shown = scene.widthOf(address, "codeStrong") <= room ? address : `…${address.slice(-6)}`;
    if (fresh) mark(scene, column, y);
    scene.text(x, y, shown, { look: fresh ? "codeStrong" : "code", room, tip });
    scene.text(x, y + scene.row, `→ ${object}`, { room, tip });
    const kind = `${protection(map.prot)} ${kindOfMap(map)}`;
    scene.text(x, y + 2 * scene.row, kind, { look: "note", room, tip });
    drawMapping(scene, layout, map.object ?? "", y + scene.row, fresh, map.shared, tip);
  });
}

/** An arrow from a mapping to what it leads to, where no open files are in between. */
function drawMapping(
  scene: Scene,
  { processes, opens, objects }: StepsLayout,
  object: string,
  y: number,
  fresh: boolean,
  shared: boolean,
  tip: string,
): void {
  const target = objects.y.get(object);
  if (opens.height.size > 0 || target === undefined) return;
  const end = target + PADDING + scene.row / 2;
  const look = !shared ? "dashed" : fresh ? "heavy" : "line";
  const path = curved(processes.x + processes.width, y, objects.x - 1, end);
  scene.path(path, { look, hue: "violet", tip });
}

/** "P2 child of P1", or what there is room for. */
function titleOf(scene: Scene, column: Column, entry: ProcessEntry): string {
  const title = processTitle(entry);
  const fits = scene.widthOf(title, "strong") <= column.width - 2 * PADDING - 2;
  return fits || !entry.parent ? title : process.child(entry.name);
}

/** A row of a descriptor table with its arrow. */
function drawDescriptor(
  scene: Scene,
  frame: Frame,
  { processes: column, opens, standard: names }: StepsLayout,
  name: string,
  fd: string,
  y: number,
): void {
  const now = frame.state.processes[name]?.fds[fd];
  const was = frame.before.processes[name]?.fds[fd];
  const x = column.x + PADDING + 2;
  const room = column.width - 3 * PADDING;
  if (!now) {
    if (was) mark(scene, column, y);
    if (was) scene.text(x, y, say.closed(fd), { look: "strong", room });
    return;
  }
  const changed = now.open !== was?.open || now.cloexec !== was.cloexec;
  const object = frame.state.opens[now.open]?.object ?? "";
  const standard = names.has(object);
  const extra = `${standard ? ` ${object.replace(/-.*$/, "")}` : ""}${now.cloexec ? " cloexec" : ""}`;
  scene.text(x, y, `${fd}${extra}`, { look: changed && !standard ? "strong" : "body", room });
  const target = opens.y.get(now.open);
  if (standard || target === undefined) return;
  if (changed) mark(scene, column, y);
  const end = target + PADDING + scene.row / 2;
  const tip = say.descriptorLeads(name, fd, now.open);
  scene.path(curved(column.x + column.width, y, opens.x - 1, end), {
    look: changed ? "heavy" : "line",
    hue: "blue",
    tip,
  });
}
