import "server-only";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * A small value that is made once and kept for life in a file of mode 600. Where two processes make it at the same moment,
 * one wins and both read the winner's.
 */
export function keep(file: string, make: () => string): string {
  const known = read(file);
  if (known) return known;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, make(), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
