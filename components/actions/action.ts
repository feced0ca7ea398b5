import type { Combo } from "@/components/actions/combo";

/** Something that a person can do on a page: by key, and by name in the command palette. */
export type Action = {
  id: string;
  label: string;
  /** Actions of a group stand together, in the palette and among the keys. */
  group: string;
  /** The first is the one that is shown. */
  keys?: readonly Combo[];
  /**
   * Where its keys count: "page" everywhere but in fields and popups, "canvas" only where no form or list wants the key, "everywhere"
   * in fields too.
   */
  where?: "page" | "canvas" | "everywhere";
  /** Further words by which the palette finds it. */
  words?: string;
  /** Not in the palette: of no use without the key or the place. */
  keysOnly?: boolean;
  /** The browser answers its keys; they are only shown. */
  native?: boolean;
  /** Whether it can be done now; left out: always. */
  can?: () => boolean;
  run: () => void;
};
