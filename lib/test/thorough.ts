/** Whether proofs by repetition are made in full: `npm test -- --thorough`. */
export const thorough: boolean = process.env.THOROUGH === "1";

/** How often something is tried: `all` times in a thorough test, otherwise `part` of them. */
export const times = (all: number, part: number): number => (thorough ? all : part);
