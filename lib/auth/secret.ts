import "server-only";

/** The installation's own key. There is no default: one that everybody knows would sign for everybody (S17). */
export function installationSecret(): string {
  const secret = process.env["BATON_SECRET"] ?? "";
  if (secret.length < 32)
    throw new Error("BATON_SECRET is not set or shorter than 32 characters: `npm start` makes one and keeps it in the data folder");
  return secret;
}
