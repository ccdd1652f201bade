import type { CourseExercise } from "./types.ts";

export const memory: CourseExercise[] = [];
