import { plural } from "../../lib/words/plural.ts";

/** What a notebook asked for with `check`. */
export const asking = {
  value: (id: string, variable: string): string =>
    `${id} is checked by an object with its answers: await check("${id}", ${variable})`,
  program: (id: string, variable: string): string =>
    `${id} is checked by a program: await check("${id}", ${variable})`,
  programs: (id: string, number: number, variables: string): string =>
    plural(number, {
      one: `${id} is checked by ${number} program, named as in the lesson: await check("${id}", { ${variables} })`,
      other: `${id} is checked by ${number} programs, named as in the lesson: await check("${id}", { ${variables} })`,
    }),
};
