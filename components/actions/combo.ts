/**
 * A key as an action names it: `mod+shift+z`, `delete`, `/`, `shift+t`. `mod` is ⌘ on a Mac and Ctrl elsewhere; both work everywhere, as
 * people press what they are used to. Shift is named where it is a part of the gesture, not where a keyboard needs it for the sign (`?`).
 */
export type Combo = string;

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const modifiers = ["mod", "shift", "alt"] as const;

export function matches(event: Pressed, combo: Combo): boolean {
  const { key, mod, shift, alt } = parsed(combo);
  if (nameOf(event.key) !== key || mod !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false;
  return isSign(key) || shift === event.shiftKey;
}

/** `⇧⌘Z`, as it is printed beside a command. */
export function shown(combo: Combo): string {
  const { key, mod, shift, alt } = parsed(combo);
  return `${alt ? "⌥" : ""}${shift ? "⇧" : ""}${mod ? "⌘" : ""}${signs[key] ?? (key.length === 1 ? key.toUpperCase() : `${key.charAt(0).toUpperCase()}${key.slice(1)}`)}`;
}

function nameOf(key: string): string {
  return key === " " ? "space" : key.toLowerCase();
}

const signs: Record<string, string> = {
  enter: "↵",
  delete: "⌦",
  backspace: "⌫",
  escape: "Esc",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
};

function parsed(combo: Combo) {
  const parts = combo.split("+");
  const key = combo.endsWith("+") ? "+" : (parts.at(-1) ?? "");
  const held = new Set(parts.filter((part) => modifiers.some((name) => name === part)));
  return { key, mod: held.has("mod"), shift: held.has("shift"), alt: held.has("alt") };
}

/** Which of these need Shift differs from keyboard to keyboard. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}]/u.test(key);
}
