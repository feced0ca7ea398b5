import "server-only";

/** What strangers reach where signing in is required: shares and the files of the pages. (The API asks each of its calls.) */
const open = [
  /^\/(s|embed)\/[A-Za-z0-9_-]+$/,
  /^\/_next\/static\//,
  /^\/schema\/[a-z0-9.]+$/,
  /^\/(favicon\.ico|icon\.svg|icon\.png|apple-icon\.png|manifest\.webmanifest|robots\.txt)$/,
];

/** A list of what is open, not of what is closed: an address that somebody spells in a new way stays shut. */
export function isOpenPath(path: string): boolean {
  return open.some((pattern) => pattern.test(path));
}
