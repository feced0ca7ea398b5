/** Latin letters and the punctuation that goes with them: what the picture's one font has. */
const drawn = /[\u0020-\u007e\u00a0-\u017f\u2010-\u2026]/;

/** The text without what the font lacks: for that the drawing library would ask a server of strangers. `otherwise`: too little is left. */
export function drawableText(text: string, otherwise: string): string {
  const held = [...text.normalize("NFC")];
  const kept = held.filter((letter) => drawn.test(letter));
  const said = kept.join("").replaceAll(/\s+/g, " ").trim();
  return said === "" || kept.length * 2 < held.length ? otherwise : said;
}
