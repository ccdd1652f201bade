import type { CourseExercise } from "./types.ts";

export const which: CourseExercise[] = [];
