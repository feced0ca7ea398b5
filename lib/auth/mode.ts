import "server-only";

type Environment = Record<string, string | undefined>;

/** `local`: whoever sits at this machine is signed in. `required`: nobody is, until there are accounts. */
export type AuthMode = "local" | "required";

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/;

/** Only what listens to this machine alone may go without signing in, and anything but the word `local` asks for it. */
export function authMode(environment: Environment): AuthMode {
  const asked = environment["BATON_AUTH"] ?? "";
  const alone = loopback.test(environment["HOST"] || "127.0.0.1");
  if (asked === "") return alone ? "local" : "required";
  return asked === "local" && alone ? "local" : "required";
}

export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}
