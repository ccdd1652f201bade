// exercise: pipes/two-way
// @verdict 0
// @told casts-within-casts.ts takes too long to be read
//
// Each cast may also be the type parameter of an arrow function: one more doubles what the parser has to try.
import { program } from "ipc";

const cast = <T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(<T>(1))))))))))))))))))))))))))))))))))))))));

export const twoWay = program(({ print }) => print("never read"));
