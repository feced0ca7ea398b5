import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { run, runPackage } from "./run";

type Browser = { found: true; path: string | null } | { found: false; advice: string };

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Playwright's own browser, else the system's, else one that can be installed here. A null path means Playwright's own. */
export async function ensureBrowser(): Promise<Browser> {
  const known = present();
  if (known) return known;
  await runPackage("@playwright/test/cli.js", ["install", "chromium"]);
  const downloaded = present();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await run("apt-get", ["update"]);
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  }
  return (
    present() ?? {
      found: false,
      advice: "The browser tests need Chromium, which could not be installed. Run: npx playwright install --with-deps chromium",
    }
  );
}

function present(): Browser | null {
  const named = process.env.E2E_CHROMIUM;
  if (named && existsSync(named)) return { found: true, path: named };
  if (existsSync(chromium.executablePath())) return { found: true, path: null };
  const system = systemBrowsers.find((file) => existsSync(file));
  return system ? { found: true, path: system } : null;
}
