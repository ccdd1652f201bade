// Runs in a room, under the course's Node: what `checkMachine` shows to a learner, and what the box says, as JSON.
import { checkMachine } from "../../notebook/machine.ts";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { stopRunners } from "../../program/runner/client.ts";
import type { Layer } from "../../record/types.ts";

/** The answer. */
export interface Answer {
  able: boolean;
  layers: Layer[];
  text: string;
}

if (import.meta.main) {
  const { able, text } = await checkMachine();
  const layers = await run(program(({ pipe }) => void pipe())).then(
    ({ record }) => record.layers,
    () => [],
  );
  await stopRunners();
  const answer: Answer = { able, layers, text: `${text}` };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
