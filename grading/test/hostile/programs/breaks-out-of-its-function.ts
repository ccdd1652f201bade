// exercise: pipes/two-way
// @verdict 0
// @told The code
//
// Ends the function that its text is put into, and goes on outside of it.
import { program } from "ipc";

export const twoWay = program(({ print }) => { print("inside");
<!-- });
} } }; globalThis.process.exit(0); (() => { { {
--> }
});
