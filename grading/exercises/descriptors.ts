import type { CourseExercise } from "./types.ts";

export const descriptors: CourseExercise[] = [];
