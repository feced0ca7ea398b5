/** The light theme as programs know it that draw no `oklch()`. */
export const pictureInks = {
  panel: "#fbfaf8",
  desk: "#eeede8",
  card: "#ffffff",
  ink: "#231f1a",
  quiet: "#69645d",
  line: "#8a847c",
  done: "#2c6b43",
  fail: "#c0241f",
  accent: "#0f5f74",
  plan: "#955526",
};
