/** What the pages say besides the lessons. HTML. */
export const page = {
  take: (notebook: string): string =>
    `<a href="${notebook}" download>Download this notebook</a>\nto run it and change it: what stands here is one run of it.`,
  run: (time: string, linux: string, node: string, typescript: string): string =>
    `Every output on this page comes from one run on ${time}:\nLinux ${linux}, Node ${node}, cells in TypeScript ${typescript}.`,
  made: (time: string, linux: string, node: string, typescript: string): string =>
    `Made on ${time} with the lessons' Linux ${linux}, Node ${node}, cells in TypeScript ${typescript}.`,
  try: (notebook: string): string =>
    `<strong>Try it.</strong> <a href="${notebook}" download>Download the notebook</a>\ninto the course's folder <code>notebooks</code>, start the course with <code>npm start</code>, write your program\nin the place of the stub and run its check: it says what the kernel saw your processes do.`,
  words: "The same in words",
  data: "Its data",
  what: "what",
  glossary: "Words of this lesson",
};

/** The book. */
export const book = {
  title: "Talking Processes",
  about:
    "A live course on how Linux processes talk to each other, in TypeScript. Every program in this book has run, and every\npicture is drawn from what the kernel recorded of it.",
};

/** What `npm run site` says. */
export const site = {
  made: (folder: string, index: string): string => `The site is in ${folder}: open ${index}`,
  single: (file: string, megabytes: string): string => `${file}: ${megabytes} MB, all in one file`,
  book: (file: string, megabytes: string): string => `${file}: ${megabytes} MB`,
  good: (pages: number): string =>
    `${pages} pages, from a file and from a server, and nothing to complain about`,
  failed: (log: string, complaints: string): string =>
    `The pages could not be made (${log}):\n${complaints}`,
  pages: "pages",
  theBook: "the book",
  inChromium: "every page in Chromium",
  oneFile: (name: string): string => `one file of ${name}`,
};

/** In what a page is not as it should be. */
export const faults = {
  nowhere: (page: string, link: string): string => `${page}: the link ${link} leads nowhere`,
  noPlace: (page: string, link: string, path: string): string =>
    `${page}: the link ${link} leads to no place in ${path}`,
  noPlaceHere: (page: string, link: string): string =>
    `${page}: the link ${link} leads to no place in the page`,
  dead: (picture: number): string => `picture ${picture} does not come alive`,
  still: (picture: number): string => `the slider of picture ${picture} moves nothing`,
  unseen: (picture: number): string => `picture ${picture} is not seen`,
  untitled: (picture: number): string => `picture ${picture} has no title`,
  wide: (width: number, screen: number): string =>
    `the page is ${width} px wide on a screen of ${screen}`,
  cut: (element: string): string => `cut off: ${element}`,
  title: (title: string): string => `its title is "${title}"`,
  description: (text: string): string => `its description is "${text}"`,
  language: (language: string): string => `its language is "${language}"`,
  heavy: (bytes: number, most: number): string => `weighs ${bytes} bytes, ${most} are the most`,
};
