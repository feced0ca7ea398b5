/** Numbers as people read them: the one place that turns money, tokens, time and dates into text. */

const nano = 1_000_000_000n;

/** `$0.0142` below a dollar, `$28.41` from a dollar, `<$0.0001` for less than that, `unpriced` where no price is known (never `$0`). */
export function money(nanoUsd: bigint | string | null): string {
  if (nanoUsd === null) return "unpriced";
  const amount = BigInt(nanoUsd);
  if (amount < 0n) return `−${money(-amount)}`;
  if (amount === 0n) return "$0";
  if (amount < 100_000n) return "<$0.0001";
  const places = round(amount, 100_000n);
  if (places < 10_000n) return `$0.${pad(places, 4)}`;
  const cents = round(amount, 10_000_000n);
  return `$${grouped((cents / 100n).toString())}.${pad(cents % 100n, 2)}`;
}

/**
 * A sum as far as anybody knows it. Where calls broke off, the most that it can be: `≤ $0.1532`, with `lostNanoUsd` (what they may have
 * cost) in it. Where some calls have no known price, the least: `≥ $0.0142`, or `unpriced` where nothing is known; no most is known then.
 */
export function sumMoney(nanoUsd: bigint | string | null, unpricedCalls: number, lostNanoUsd: bigint | string): string {
  if (nanoUsd === null) return money(null);
  const [known, lost] = [BigInt(nanoUsd), BigInt(lostNanoUsd)];
  if (unpricedCalls > 0) return known === 0n ? money(null) : `≥ ${money(known)}`;
  return lost > 0n ? atMost(money(known + lost)) : money(known);
}

/** A difference with its sign: `−$0.0457`, `+$0.0012`; nothing is `0`, and next to nothing has no sign: `<$0.0001`. */
export function moneyChange(nanoUsd: bigint): string {
  if (nanoUsd === 0n) return "0";
  if (nanoUsd > -100_000n && nanoUsd < 100_000n) return money(1n);
  return nanoUsd > 0n ? `+${money(nanoUsd)}` : money(nanoUsd);
}

/** The most that a difference can be: `≤ −$0.0457`. */
export function mostMoneyChange(nanoUsd: bigint): string {
  return atMost(moneyChange(nanoUsd));
}

/** An amount that is not spent yet: `~$0.0012`; next to nothing is as inexact by itself: `<$0.0001`. */
export function estimatedMoney(nanoUsd: bigint | string): string {
  const amount = money(nanoUsd);
  return amount.startsWith("<") ? amount : `~${amount}`;
}

/** A cap as it was set, without places that say nothing: `$0.50`, `$2`, `$0.005`. */
export function capMoney(nanoUsd: bigint | string): string {
  const amount = BigInt(nanoUsd);
  const whole = grouped((amount / nano).toString());
  const rest = pad(amount % nano, 9).replace(/0+$/, "");
  return rest === "" ? `$${whole}` : `$${whole}.${rest.padEnd(2, "0")}`;
}

/** Every nano-dollar: `$0.001653500`. */
export function exactMoney(nanoUsd: bigint | string): string {
  const amount = BigInt(nanoUsd);
  return `$${grouped((amount / nano).toString())}.${pad(amount % nano, 9)}`;
}

/** `840`, `12.4k`, `1.9M`. */
export function tokenCount(count: number): string {
  if (count < 1000) return String(Math.round(count));
  if (count < 999_950) return `${trimmed(count / 1000)}k`;
  return `${trimmed(count / 1_000_000)}M`;
}

/** `1,046`. */
export function wholeNumber(count: number): string {
  return grouped(String(Math.round(count)));
}

/** `840 ms`, `3.2 s`, `2 m 04 s`, `1 h 05 m`. */
export function duration(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  if (whole < 1000) return `${whole} ms`;
  if (whole < 59_950) return `${(whole / 1000).toFixed(1)} s`;
  const seconds = Math.round(whole / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${pad(seconds % 60, 2)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${pad(minutes % 60, 2)} m`;
}

/** A difference with its sign: `−4.9 s`, `+120 ms`, `0`. */
export function durationChange(ms: number): string {
  return ms < 0 ? `−${duration(-ms)}` : ms > 0 ? `+${duration(ms)}` : "0";
}

/** `50 %`, below ten `4.2 %`. The ratio 1 is 100 %. */
export function percent(ratio: number): string {
  return `${ratio < 0 ? "−" : ""}${share(Math.abs(ratio))} %`;
}

/** A change with its sign: `+5 %`, `−34 %`. */
export function percentChange(ratio: number): string {
  return ratio > 0 ? `+${percent(ratio)}` : percent(ratio);
}

/** `22 Nov 16:41`, today only `08:52`, another year `22 Nov 2025`. `zone` is an IANA name; without one, the reader's own. */
export function dateTime(at: number | Date | string, now: number | Date, zone?: string): string {
  const then = parts(new Date(at), zone);
  const today = parts(new Date(now), zone);
  if (then.year !== today.year) return `${then.day} ${then.month} ${then.year}`;
  const time = `${then.hour}:${then.minute}`;
  return then.day === today.day && then.month === today.month ? time : `${then.day} ${then.month} ${time}`;
}

/** `412 words`, `1 task`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(count)} ${count === 1 ? one : many}`;
}

/** Next to nothing says so by itself: `<$0.0001`. */
function atMost(text: string): string {
  return text.startsWith("<") ? text : `≤ ${text}`;
}

function parts(at: Date, zone: string | undefined): Record<string, string> {
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
  const named = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  // Newer locale data writes "Sept": three letters everywhere keep columns even.
  return { ...named, month: (named["month"] ?? "").slice(0, 3) };
}

function share(ratio: number): string {
  const value = ratio * 100;
  if (value === 0 || value >= 9.95) return grouped(value.toFixed(0));
  return value.toFixed(1).replace(/\.0$/, "");
}

/** One decimal, unless it is zero or the number is long enough without. */
function trimmed(value: number): string {
  return value >= 99.95 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, "");
}

function round(amount: bigint, unit: bigint): bigint {
  return (amount + unit / 2n) / unit;
}

function pad(value: bigint | number, width: number): string {
  return value.toString().padStart(width, "0");
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** What others wrote, with a full stop where they set none. */
export function sentence(text: string): string {
  return text.replace(/[^.!?]$/, "$&.");
}
