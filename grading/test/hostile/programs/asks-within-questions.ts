// exercise: pipes/two-way
// @verdict 0
// @told The code in
// @told asks-within-questions.ts takes too long to be read
//
// Questions within questions that may be arrow functions, one a line: each doubles what the parser has to try.
import { program } from "ipc";

const ask = a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a ? (b) : c =>
a;

export const twoWay = program(({ print }) => print("never read"));
