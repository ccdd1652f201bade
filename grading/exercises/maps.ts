import type { CourseExercise } from "./types.ts";

export const maps: CourseExercise[] = [];
