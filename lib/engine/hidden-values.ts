import type { Connections, McpServer } from "@/lib/tools/connections";

/**
 * Every value that a trace must not hold, by the name that is shown in its place (T9): secrets, and what headers of tool servers and
 * variables of their programs say by themselves. A server may send any of it back.
 */
export function hiddenValues({ secrets, servers }: Connections): ReadonlyMap<string, string> {
  const known = [...secrets.values()].filter((value) => value.length >= shortest);
  const own = [...servers].flatMap(([server, settings]) =>
    Object.entries(literalsOf(settings))
      // Where a secret was filled in, its own name stands for it.
      .filter(([, text]) => known.every((value) => !text.includes(value)))
      .flatMap(([name, text]): [string, string][] => {
        const value = text.replace(scheme, "").trim();
        return isTelling(name, value) ? [[`${server} ${name}`, value]] : [];
      }),
  );
  return new Map([...own, ...secrets]);
}

const shortest = 6;
const scheme = /^(bearer|basic|token|apikey)\s+/i;

function literalsOf(server: McpServer): Record<string, string> {
  if (server.transport === "http") return server.headers;
  return server.transport === "stdio" ? server.env : {};
}

const tellingName = /key|token|secret|passw|passphrase|auth|credential|cookie|session/i;
const plainWord = /^[a-z]+([ _-][a-z]+)*$/i;
const plain = /^(https?:\/\/[^@?]*|[.~]?\/.*|[a-z]:\\.*|\d{4}-\d\d-\d\d[\dtz:.+-]*)$/i;

/**
 * Whether a value is worth hiding: "production" and "1" would be found all over a trace. A name that speaks of a secret is believed for
 * eight letters and more, unless it is a plain word; any other value has to look like a key: long, letters and digits, no address, path or date.
 */
function isTelling(name: string, value: string): boolean {
  if (tellingName.test(name)) return value.length >= 8 && !(plainWord.test(value) && value.length < 16) && !plain.test(value);
  return value.length >= 16 && !/\s/.test(value) && /\d/.test(value) && /[a-z]/i.test(value) && !plain.test(value);
}
