import assert from "node:assert/strict";
import { statesOf } from "../../record/replay.ts";
import { addressSpaces } from "../../view/address/spaces.ts";
import { segmentFacts } from "../../view/tell/segment-facts.ts";
import { load } from "./pictures.ts";

describe("what the kernel keeps of a segment", () => {
  const record = load("segment");
  const facts = statesOf(record).flatMap(({ objects }) => {
    const found = objects["shm-a"] ? segmentFacts(record, objects["shm-a"]) : [];
    return found.length > 0 ? [found.map(({ value }) => value)] : [];
  });

  it("is attachments, times in whole seconds, and who", () => {
    assert.deepEqual(
      facts.map(([attached]) => attached).filter((n, i, all) => n !== all[i - 1]),
      ["0", "1", "2", "3", "2", "1", "0"],
    );
    assert.deepEqual(facts[0], ["0", "never", "never", "P1 (pid 2)", "nobody"]);
    const [, attach, detach] = facts.at(-1) ?? [];
    for (const time of [attach, detach]) assert.match(`${time}`, /^\d\d:\d\d:\d\d UTC$/);
  });

  it("is in the picture, its words, its text and its table", () => {
    const { spec, narrow, description, text, table } = addressSpaces(record);
    assert.match(
      description,
      /P2 has shm-a at 0x\w+: 128 bytes to read and write, shared\. .*The kernel says of shm-a: attached 3 times, last attached \d\d:\d\d:\d\d UTC, last detached never, made by P1/,
    );
    for (const form of [JSON.stringify(spec), JSON.stringify(narrow), text]) {
      for (const member of ["shm_nattch", "shm_atime", "shm_dtime", "shm_cpid", "shm_lpid"])
        assert.ok(form.includes(member), member);
    }
    assert.equal(table.rows[0]?.[table.columns.indexOf("shm_nattch")], "3");
  });
});
