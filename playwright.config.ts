import { existsSync } from "node:fs";
import { chromium, defineConfig, devices } from "@playwright/test";

// E2E_URL: test a server that runs already (npm run dev). Else e2e/support/stack.ts starts the real thing on E2E_PORT.
const url = process.env.E2E_URL ?? `http://127.0.0.1:${process.env.E2E_PORT ?? 3210}`;
const system = process.env.E2E_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));
const executablePath = existsSync(chromium.executablePath()) ? undefined : system;

const look = (colorScheme: "light" | "dark") => ({ ...devices["Desktop Chrome"], colorScheme, viewport: { width: 1440, height: 900 } });

const drills = ["start.spec.ts", "scale-out.spec.ts"];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/stack.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: "list",
  use: {
    baseURL: url,
    // Without pictures: taking them costs more than the tests themselves where a browser draws without a graphics card.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: { executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] },
  },
  // What has to hold in both themes is tagged @themes; the rest runs once. The drills start and kill whole installations, and
  // `npm test` gives them the machine to themselves.
  projects: [
    { name: "light", use: look("light"), testIgnore: drills },
    { name: "dark", use: look("dark"), testIgnore: drills, grep: /@themes/ },
    { name: "drills", testMatch: drills },
  ],
});
