// Draws the picture of the README from a real run: node_modules/.bin/node lib/tools/make/readme-picture.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, run } from "ipc";
import { root } from "../../ground/place.mjs";
import { draw } from "../../svg/render.ts";

const dialogue = program(({ pipe, fork, read, write, close, sleep, wait, exit, print }) => {
  const [r, w] = pipe();
  if (fork() === 0) {
    close(w);
    print(read(r, 16).toString());
    exit(0);
  }
  close(r);
  sleep(1);
  write(w, "hello");
  close(w);
  wait();
});

const folder = join(root, "notebooks", "images");
const view = (await run(dialogue)).timeline();
const { width, height, content } = await draw(view.spec);
// An image in a page knows the reader's dark mode, but not the colour of the text around it.
const style =
  "svg{background:#fff;color:#1f2328}@media(prefers-color-scheme:dark){svg{background:#0d1117;color:#f0f6fc}}";
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "a-conversation.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${view.title}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><style>${style}</style>${content}</svg>\n`,
);
