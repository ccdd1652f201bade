// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe checks: ENOENT
// @probe solution: ENOENT
// @probe git: ENOENT
// @probe library: ENOENT
// @probe grades: ENOENT
// @probe home: ENOENT
// @probe shadow: ENOENT
// @probe mail: ENOENT
//
// Looks for checks, solutions and the work of others where the library is, and everywhere else.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { open, write, attempt, O_RDONLY } = calls;
  const { argv, cwd } = globalThis.process;
  const checkout = String(argv[1]).replace(/[/]lib[/].*/, "");
  const places = {
    checks: `${checkout}/grading/course/pipes/two-way/checks.ts`,
    solution: `${checkout}/grading/course/pipes/two-way/solutions/main.ts`,
    git: `${checkout}/.git/config`,
    library: argv[1],
    grades: `${checkout}/grades`,
    home: "/root",
    shadow: "/etc/shadow",
    mail: "/var/mail",
  };
  for (const [name, path] of Object.entries(places)) {
    const done = attempt(() => open(path, O_RDONLY));
    write(2, `probe ${name}: ${done.code ?? "opened"}\n`);
  }
});
