import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGuardedFetch } from "@/lib/tools/guarded-fetch";
import type { GuardedFetch, GuardedInit } from "@/lib/tools/outside";
import { localServer, type LocalServer } from "@/lib/tools/testing/local-server";

let server: LocalServer;
let fetchIt: GuardedFetch;

beforeAll(async () => {
  server = await localServer((response, { path, headers, method, body }) => {
    const [, status, ...rest] = path.split("/");
    if (status === "redirect") return void response.writeHead(Number(rest[0]), { location: decodeURIComponent(rest[1] ?? "") }).end();
    if (status === "hang") return;
    if (status === "half") return void response.writeHead(200, { "content-length": "100" }).write("half");
    if (status === "cut") {
      response.writeHead(200).write("begun");
      return void setTimeout(() => response.socket?.destroy(), 5);
    }
    if (status === "bomb") return void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("0".repeat(500_000)));
    response.writeHead(Number(status) || 200, { "content-type": "application/json", "x-more": ["a", "b"] });
    response.end(JSON.stringify({ method, headers, body }));
  });
  fetchIt = createGuardedFetch({ allowHosts: [server.host] });
});
afterAll(() => server.close());

const failure = (url: string, init?: GuardedInit, fetcher = fetchIt) =>
  fetcher(url, init).then(
    (response) => response.text(),
    (error: { code: string; message: string; retry: object }) => ({ code: error.code, message: error.message, retry: error.retry }),
  );

/** Every way to write an IPv4 address that some parser of addresses reads. */
function spellings(address: string): string[] {
  const bytes = address.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number) => value.toString(16);
  const [high, low] = [hex(a * 256 + b), hex(c * 256 + d)];
  const wide = [...address].map((letter) => (letter === "." ? "。" : String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))).join("");
  return [
    address,
    `${address}.`,
    String(number),
    `0x${hex(number)}`,
    `0${number.toString(8)}`,
    bytes.map((byte) => `0${byte.toString(8)}`).join("."),
    bytes.map((byte) => `0x${hex(byte)}`).join("."),
    bytes.map((byte) => `000${byte.toString(8)}`).join("."),
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `0x${hex(a)}.${b}.0${c.toString(8)}.${d}`,
    wide,
    encodeURIComponent(address).replace(/\d/g, (digit) => `%3${digit}`),
    `[::ffff:${address}]`,
    `[::ffff:${high}:${low}]`,
    `[0:0:0:0:0:ffff:${high}:${low}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::1]`,
    `[::ffff:0:${high}:${low}]`,
  ];
}

const insideAddresses = [
  ["0.0.0.0", "0.1.2.3", "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ["169.254.169.254", "169.254.170.2", "169.254.42.42", "100.64.0.1", "100.100.100.200", "192.0.0.192", "168.63.129.16"],
  ["198.18.0.1", "224.0.0.1", "239.255.255.250", "255.255.255.255"],
].flat();
const insideNumbers6 = [
  ["::", "::1", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fd00:ec2::254", "fd20:ce::254", "ff02::1", "100::1"],
  ["2001::1", "2001:db8::1", "3fff::1", "64:ff9b::a00:1", "4000::1"],
].flat();

describe("[S8] an inside address is refused", () => {
  const guarded = createGuardedFetch({ allowHosts: [] });
  test.each(insideAddresses)("%s, in every spelling", async (address) => {
    for (const host of spellings(address))
      expect({ host, ...(await refusal(`http://${host}/`)) }).toEqual({ host, code: "address_refused" });
  });
  test.each(insideNumbers6)("%s", async (address) => expect(await refusal(`https://[${address}]/`)).toEqual({ code: "address_refused" }));
  test("whatever name stands for it", async () => {
    const named = createGuardedFetch({ allowHosts: [], resolve: async () => [{ address: "10.1.2.3", family: 4 }] });
    expect(await failure("https://wiki.example/", {}, named)).toMatchObject({
      code: "address_refused",
      message: expect.stringMatching(/^wiki\.example is not on the open internet.*BATON_ALLOW_HOSTS=wiki\.example:443\.$/),
      retry: { again: false },
    });
    expect(await refusal("http://localhost/")).toEqual({ code: "address_refused" });
  });
  test("also beside a public one", async () => {
    const both = [
      { address: "93.184.215.14", family: 4 as const },
      { address: "127.0.0.1", family: 4 as const },
    ];
    expect(await failure("https://a.example/", {}, createGuardedFetch({ allowHosts: [], resolve: async () => both }))).toMatchObject({
      code: "address_refused",
    });
  });
  test.each(["ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "http://me:pw@example.com/", "nowhere", "http://"])(
    "as is %s",
    async (url) => expect(await refusal(url)).toEqual({ code: "address_refused" }),
  );
  async function refusal(url: string) {
    const { code } = (await failure(url, {}, guarded)) as { code: string };
    return { code };
  }
});

describe("[S8] the address that was checked is the one that is called", () => {
  test("a name is resolved once, and its next answer changes nothing", async () => {
    let asked = 0;
    const changing = createGuardedFetch({
      allowHosts: [`name.example:${server.port}`],
      resolve: async () => [{ address: (asked += 1) === 1 ? "127.0.0.1" : "192.0.2.1", family: 4 }],
    });
    const response = await changing(`http://name.example:${server.port}/200`);
    expect(((await response.json()) as { headers: object }).headers).toMatchObject({ host: `name.example:${server.port}` });
    expect(asked).toBe(1);
  });
  test("a redirect to the inside is refused like a call", async () => {
    const other = await localServer((response) => response.end("secret"));
    const to = encodeURIComponent(`${other.url}/metadata`);
    expect(await failure(`${server.url}/redirect/302/${to}`)).toMatchObject({ code: "address_refused" });
    expect(await failure(`${server.url}/redirect/302/${encodeURIComponent("file:///etc/passwd")}`)).toMatchObject({
      code: "address_refused",
    });
    expect(other.seen).toEqual([]);
    await other.close();
  });
  test("redirects come to an end", async () => {
    const round = await localServer((response) => response.writeHead(302, { location: "/" }).end());
    const fetcher = createGuardedFetch({ allowHosts: [round.host] });
    expect(await failure(round.url, {}, fetcher)).toMatchObject({ code: "http_failed", retry: { again: false } });
    expect(round.seen).toHaveLength(6);
    await round.close();
  });
});

describe("what goes out", () => {
  const echo = async (url: string, init?: GuardedInit) =>
    (await (await fetchIt(url, init)).json()) as { method: string; headers: Record<string, string>; body: string };

  test("is what the caller says, and nothing of the environment", async () => {
    process.env["HTTP_PROXY"] = "http://127.0.0.1:1";
    process.env["NODE_USE_ENV_PROXY"] = "1";
    const sent = await echo(`${server.url}/200`, { method: "post", headers: { "X-Key": "k", Host: "evil.example" }, body: "é" });
    expect(sent).toMatchObject({ method: "POST", body: "é", headers: { "x-key": "k", host: server.host, "content-length": "2" } });
    expect(sent.headers["authorization"] ?? sent.headers["cookie"]).toBeUndefined();
    delete process.env["HTTP_PROXY"];
    delete process.env["NODE_USE_ENV_PROXY"];
  });
  test("loses its credentials, and a body is not sent on, when a redirect leads to another origin", async () => {
    const other = await localServer((response, { headers }) => response.end(JSON.stringify(headers)));
    const both = createGuardedFetch({ allowHosts: [server.host, other.host] });
    const from = (status: number) => `${server.url}/redirect/${status}/${encodeURIComponent(`${other.url}/x`)}`;
    const headers = { authorization: "Bearer s", "x-api-key": "s", accept: "text/plain" };
    const arrived = (await (await both(from(302), { headers })).json()) as object;
    expect(arrived).toMatchObject({ accept: "text/plain" });
    expect(JSON.stringify(arrived)).not.toMatch(/Bearer|x-api-key/);
    expect(await failure(from(307), { method: "POST", body: "s" }, both)).toMatchObject({ code: "http_failed" });
    expect(await (await both(from(303), { method: "POST", body: "s" })).text()).not.toMatch(/content-length/);
    expect(other.seen.map((seen) => seen.method)).toEqual(["GET", "GET"]);
    await other.close();
  });
  test("stays whole when a redirect keeps to the origin", async () => {
    const to = encodeURIComponent("/200");
    expect(await echo(`${server.url}/redirect/307/${to}`, { method: "PUT", body: "b", headers: { "x-key": "k" } })).toMatchObject({
      method: "PUT",
      body: "b",
      headers: { "x-key": "k" },
    });
    expect(await echo(`${server.url}/redirect/302/${to}`, { method: "POST", body: "b" })).toMatchObject({ method: "GET", body: "" });
  });
});

describe("[S13] an answer is bounded", () => {
  const reading = (path: string, init: GuardedInit) =>
    fetchIt(server.url + path, init)
      .then((response) => response.text())
      .then(
        (text) => text.length,
        (error: { code: string; message: string; retry?: object }) => error,
      );
  test("in size, also unpacked", async () => {
    expect(await reading("/bomb", { maxBytes: 600_000 })).toBe(500_000);
    expect(await reading("/bomb", { maxBytes: 100_000 })).toMatchObject({ code: "http_failed", retry: { again: false } });
    expect(await reading("/200", { maxBytes: 10 })).toMatchObject({ code: "http_failed" });
  });
  test("in time, before and within the body", async () => {
    expect(await reading("/hang", { timeoutMs: 30 })).toMatchObject({ code: "http_failed", retry: { again: true } });
    expect(await reading("/half", { timeoutMs: 60 })).toMatchObject({ code: "http_failed", message: expect.stringMatching(/longer than/) });
  });
  test("[E7] by whoever stops the call, and the server sees it end", async () => {
    for (const path of ["/hang", "/half"]) {
      const stopper = new AbortController();
      const before = server.seen.length;
      const pending = reading(path, { signal: stopper.signal });
      await expect.poll(() => server.seen.length).toBe(before + 1);
      stopper.abort(new Error("stopped"));
      expect(await pending).toMatchObject({ message: "stopped" });
      await server.seen.at(-1)?.closed;
    }
  });
  test("by a connection that breaks or is not there: then it may be tried again", async () => {
    expect(await reading("/cut", {})).toMatchObject({ code: "http_failed", retry: { again: true } });
    const gone = await localServer(() => {});
    await gone.close();
    const fetcher = createGuardedFetch({ allowHosts: [gone.host] });
    expect(await failure(gone.url, {}, fetcher)).toMatchObject({ code: "http_failed", retry: { again: true } });
  });
});

test("an answer without a body, and one of an error, are answers", async () => {
  const head = await fetchIt(`${server.url}/404`, { method: "HEAD" });
  expect([head.status, await head.text(), head.headers.get("x-more")]).toEqual([404, "", "a, b"]);
  expect((await fetchIt(`${server.url}/204`)).status).toBe(204);
  expect((await fetchIt(`${server.url}/503`)).status).toBe(503);
});
