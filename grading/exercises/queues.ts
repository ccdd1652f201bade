import type { CourseExercise } from "./types.ts";

export const queues: CourseExercise[] = [];
