/** Who handed it in. What cannot be told apart is told to the teacher, before anything is graded. */
export const whose = {
  oneOrTwo: (folder: string, one: string, other: string): string =>
    `${folder} holds ${one} and ${other}, and nothing says whether they are one student's or two students': nothing was graded. If each thing that lies directly in what you named is one student's, add --each. If they are two students', name the folder or the archive in which each student has a file or a folder; what lies in an archive has to be unpacked for that. If all of it is one student's, add --student NAME.`,
  oneName: (student: string, one: string, other: string): string =>
    `${one} and ${other} both give the name ${student}, and nothing says whether that is one student or two: nothing was graded. Rename one of them if they are two; put both into one folder if they are one; or grade them one after the other, each with its own --out.`,
  oneNumber: (one: string, other: string): string =>
    `${one} and ${other} have one number and two names, and nothing says whether that is one student or two: nothing was graded. Correct the number or the name that is wrong.`,
};
