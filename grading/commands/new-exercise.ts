// `npm run new-exercise -- SECTION/NAME`

import { report } from "../../lib/ground/failure.mjs";
import { root } from "../../lib/ground/place.mjs";
import { newExercise } from "../drafts/command.ts";

try {
  process.stdout.write(await newExercise(process.argv.slice(2), root));
} catch (error) {
  process.exitCode = report(error);
}
