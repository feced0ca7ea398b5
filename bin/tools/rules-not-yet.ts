/** Rules whose work is not done, each with what it waits for. An entry goes when its work comes; the list may only shrink. */
export const notYet: Record<string, string | undefined> = {
  G3: "secrets and sub-graphs come with the remaining kinds; until then a document has no place for either",
  C6: "the error of an estimate, shown after a run, comes with comparing runs",
  S4: "the embed frame and the file exist; the picture that carries its graph comes with export",
};
