/** What `npm start` says once it is set up. */
export const lab = {
  open: (url: string): string => `The course is open at\n\n    ${url}\n\nCtrl-C here ends it.`,
  ending: "Ending JupyterLab and its kernels …",
};
