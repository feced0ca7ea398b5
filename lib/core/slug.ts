/** Letters and digits only: a slug stands in addresses and file names. */
export function toSlug(name: string): string {
  const letters = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60);
  return letters.replaceAll(/^-+|-+$/g, "") || "graph";
}
