/** The questions that a panel shows, by their ids. */
export type StandingCards = {
  /** All that ever stood here, in their order. */
  stood: readonly string[];
  /** Let go: by their reader, or because nothing was lost with them. */
  away: ReadonlySet<string>;
  /** Somebody went into them, and they did not answer them. */
  touched: ReadonlySet<string>;
  /** The one that its reader means. */
  chosen: string | null;
};

/** As many open ones as can be read at once; the rest wait their turn. */
export const mostCards = 3;

export const noCards: StandingCards = { stood: [], away: new Set(), touched: new Set(), chosen: null };

/**
 * What stands after the open questions have changed. A card that is over keeps its place while another is open, so that no other one's
 * buttons come under a pointer by themselves; after that only one whose reader had begun stays.
 */
export function stand(before: StandingCards, open: readonly string[]): StandingCards {
  const isOpen = new Set(open);
  const places = mostCards - before.stood.filter((id) => isOpen.has(id)).length;
  const added = open.filter((id) => !before.stood.includes(id)).slice(0, places);
  const released = open.length > 0 ? [] : before.stood.filter((id) => !before.touched.has(id) && !before.away.has(id));
  if (added.length === 0 && released.length === 0) return before;
  const stood = [...before.stood, ...added];
  // The only one that ever stood here is what its reader has come for.
  const chosen = stood.length === 1 ? (stood[0] ?? null) : before.chosen;
  return { ...before, stood, away: new Set([...before.away, ...released]), chosen };
}

export function shownCards({ stood, away }: StandingCards): string[] {
  return stood.filter((id) => !away.has(id));
}

/** Its reader went into it. */
export function touch(cards: StandingCards, id: string): StandingCards {
  if (cards.chosen === id && cards.touched.has(id)) return cards;
  return { ...cards, chosen: id, touched: new Set(cards.touched).add(id) };
}

/** Its reader answered it: there is nothing left that could be lost. */
export function settle(cards: StandingCards, id: string): StandingCards {
  return { ...cards, touched: new Set([...cards.touched].filter((other) => other !== id)) };
}

export function putAway(cards: StandingCards, id: string): StandingCards {
  return { ...cards, away: new Set(cards.away).add(id) };
}
