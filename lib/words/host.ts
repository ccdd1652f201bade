/** What is missing in the place where the course is. */
export const host = {
  notBuilt: (file: string): string =>
    `${file}, a native part of the course, is not built. Run: npm run setup`,
};
