import type { CourseExercise } from "./types.ts";

export const sockets: CourseExercise[] = [];
