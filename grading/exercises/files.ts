import type { CourseExercise } from "./types.ts";

export const files: CourseExercise[] = [];
