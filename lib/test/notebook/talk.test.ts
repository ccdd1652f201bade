import assert from "node:assert/strict";
import { inspect } from "node:util";
import { verdictsType } from "../../claims/verdicts.ts";
import { run } from "../../notebook/talk.ts";
import { verdict } from "../../notebook/verdict.ts";
import { program } from "../../program/program.ts";

type Faces = { [face: symbol]: () => Promise<Record<string, unknown>> };

/** What Jupyter would get. */
function faces(value: object): Promise<Record<string, unknown>> {
  return (value as Faces)[Symbol.for("Jupyter.display")]?.() as Promise<Record<string, unknown>>;
}

const greeting = program(({ pipe, fork, read, write, wait, exit, print }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    print(read(r, 10));
    exit(0);
  }
  write(w, "hello");
  wait();
});

describe("a run in a notebook", () => {
  it("has a picture of its calls that shows itself three ways", async () => {
    const talk = await run(greeting);
    const shown = await faces(talk.timeline());
    assert.deepEqual(Object.keys(shown).sort(), [
      "application/vnd.vegalite.v5+json",
      "image/svg+xml",
      "text/plain",
    ]);
    assert.match(String(shown["image/svg+xml"]), /^<svg [^>]*role="img"/);
    assert.match(String(shown["text/plain"]), /write/);
    assert.match(inspect(talk.steps()), /pipe-a/);
  });

  it("draws every picture that its record has something for", async () => {
    const talk = await run(greeting, { files: { "a.txt": "abc" } });
    for (const view of [talk.steps(), talk.fill(), talk.addressSpaces(), talk.sequence()]) {
      assert.match(await view.svg(), /<title/);
    }
    assert.match(String((await faces(talk.listing()))["text/html"]), /a\.txt/);
  });

  it("says instead of a picture that nothing was recorded", async () => {
    const talk = await run(greeting, { trace: false });
    const { timeline, steps, fill, waitFor, bytes, listing } = talk;
    for (const picture of [timeline(), steps(), fill("pipe-a"), waitFor(), bytes("shm-a")]) {
      const { "text/html": html, "text/plain": text } = await faces(picture);
      assert.match(String(html), /not shown here: no calls were recorded/);
      assert.match(String(text), /not shown here/);
    }
    assert.ok("text/html" in (await faces(listing())));
  });

  it("shows a file's bytes by its path, and without the writers when nothing was recorded", async () => {
    const writes = program(({ open, write, O_WRONLY }) => {
      write(open("a.txt", O_WRONLY), "AB");
    });
    const files = { "a.txt": "abc" };
    const told = await run(writes, { files });
    assert.match(told.bytes("a.txt").text, /^0000 +41 42 63 .*P1 write\(3, "AB", 2\)/s);
    assert.equal(told.bytes("a.txt").text, told.bytes("file-a").text);
    const untold = await run(writes, { files, trace: false });
    assert.match(untold.bytes("a.txt").text, /^0000 +41 42 63/);
    assert.doesNotMatch(untold.bytes("a.txt").text, /P1/);
    assert.throws(() => told.bytes("b.txt"), RangeError);
  });

  it("keeps its methods out of what is printed and saved", async () => {
    const talk = await run(greeting);
    assert.ok(!Object.keys(talk).includes("timeline"));
    assert.ok(!JSON.stringify(Object.keys({ ...talk })).includes("steps"));
  });

  it("shows a repeated run as outcomes, each with an example to look into", async () => {
    const repeated = await run(greeting, { times: 3 });
    assert.match(inspect(repeated.chart()), /3/);
    assert.equal(repeated.outcomes[0]?.count, 3);
    assert.match(inspect(repeated.outcomes[0]?.example.timeline()), /read/);
  });
});

describe("a verdict", () => {
  it("is a card that says what was run and what follows", async () => {
    const card = verdict("C2.1", { "the child reads": true }, { offset: 3 });
    assert.equal(card.verdict, "holds");
    const shown = await faces(card);
    assert.deepEqual(Object.keys(shown), ["text/html", "text/plain", verdictsType]);
    assert.match(String(shown["text/html"]), /C2\.1/);
    assert.deepEqual(shown[verdictsType], { "C2.1": { verdict: "holds", when: [] } });
  });
});
