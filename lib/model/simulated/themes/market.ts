import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Markets and businesses. */
export const market: Theme = {
  words: /market|compan|startup|pric|customer|sales|product|brand|competit|launch|business|shop|retail|subscription/i,
  facets: [
    {
      title: "Size and growth of the market",
      about: "how big the market is and where it grows",
      brings: "Size, growth, and how sure both are",
      points: [
        "Growth sits at the edges: small buyers at one end, regulated ones at the other.",
        "Published sizes differ by a factor of two, depending on what is counted as part of it.",
      ],
    },
    {
      title: "Who buys, and why",
      about: "who buys and what finally decides",
      brings: "Three groups of buyers with their reasons",
      points: [
        "Buyers fall into those who save time, those who avoid trouble, and those who follow their peers.",
        "What finally decides is seldom the price: it is how soon the first result is seen.",
      ],
    },
    {
      title: "Competitors and their prices",
      about: "who competes and at which price",
      brings: "A table of competitors",
      points: [
        "Two leaders set the price, and a handful of newcomers undercut it for a year.",
        "The list price says little: two thirds of the buyers pay less.",
      ],
    },
    {
      title: "Barriers to entry",
      about: "what stands in the way of a newcomer",
      brings: "Barriers by weight",
      points: [
        "Trust is the highest barrier, habits the second, technology the lowest.",
        "A reference that buyers know opens more doors than a lower price.",
      ],
    },
    {
      title: "Ways to reach buyers",
      about: "which channels work and what they cost",
      brings: "Channels with cost and reach",
      points: [
        "Word of mouth brings the best customers and cannot be bought; everything else buys time.",
        "Partners who sell something beside it cost less than advertising.",
      ],
    },
    {
      title: "Where the gap is",
      about: "which need nobody serves well",
      brings: "One gap, with evidence for and against",
      needs: true,
      points: [
        "Small teams with high demands are served badly: too small for the leaders, too careful for the newcomers.",
        "Against it speaks that they leave as soon as they grow.",
      ],
    },
    {
      title: "Risks and early signs",
      about: "what could go wrong and how one would notice early",
      brings: "Risks with a sign to watch for each",
      needs: true,
      points: [
        "The earliest sign of trouble is a longer time from first contact to order.",
        "The greatest risk is an answer of the leaders within the first year.",
      ],
    },
  ],
};
