import { descriptors } from "./descriptors.ts";
import { files } from "./files.ts";
import { maps } from "./maps.ts";
import { memory } from "./memory.ts";
import { pipes } from "./pipes.ts";
import { queues } from "./queues.ts";
import { sockets } from "./sockets.ts";
import type { CourseExercise } from "./types.ts";
import { which } from "./which.ts";

/** All exercises, in the order of the lessons. */
export const exercises: CourseExercise[] = [
  ...files,
  ...descriptors,
  ...pipes,
  ...sockets,
  ...memory,
  ...queues,
  ...maps,
  ...which,
];

/** @throws RangeError that names the ids that there are */
export function exerciseOf(id: string): CourseExercise {
  const found = exercises.find((exercise) => exercise.id === id);
  if (found) return found;
  const section = exercises.filter((exercise) => exercise.id.startsWith(`${id.split("/")[0]}/`));
  const known = (section.length > 0 ? section : exercises).map((exercise) => exercise.id);
  throw new RangeError(`There is no exercise ${JSON.stringify(id)}: there are ${known.join(", ")}`);
}
