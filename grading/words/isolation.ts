/** What grading needs and a machine may lack; how to get it there is said after it. */
export const missing = {
  namespaces:
    "Programs have no namespaces of their own, so they could read the grader's files, see other processes and use the network.",
  proc: "Programs have no /proc of their own, so they could read there what else runs on this machine.",
  trace: "Nothing records what programs do, and the record is what they are judged by.",
  seccomp:
    "There is no filter of system calls, so nothing records what programs do, and calls that lead out of the box are not refused.",
  landlock: "Programs could reach into those that they talk to.",
};
