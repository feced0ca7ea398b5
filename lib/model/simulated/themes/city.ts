import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Towns and traffic. */
export const city: Theme = {
  words: /city|cities|travel|trip|transport|train|\bbus|cycl|\bbik|traffic|touris|street|\bcars?\b|parking|town|urban/i,
  facets: [
    {
      title: "How people move today",
      about: "who travels how, how far and how often",
      brings: "Shares with their trend",
      points: [
        "Most trips are short, and half of the short ones are made by car.",
        "The share has moved by a few points in ten years, fastest where streets were rebuilt.",
      ],
    },
    {
      title: "Costs for users and the city",
      about: "what it costs its users and the public",
      brings: "Both bills side by side",
      points: [
        "Users see a small part of the bill; streets, space and noise are paid by all.",
        "Space is the largest cost that appears in no budget.",
      ],
    },
    {
      title: "Examples from other cities",
      about: "what other cities tried and what came of it",
      brings: "Three examples with results",
      points: [
        "Cities that changed one district first, and measured, kept the change.",
        "Where everything came at once, half of it was taken back within two years.",
      ],
    },
    {
      title: "Safety and access",
      about: "who is safer, who is left out",
      brings: "Effects by group of people",
      points: [
        "Slower streets are safer for everyone, most of all for children and the old.",
        "People who depend on a car for their work need an answer before the first day.",
      ],
    },
    {
      title: "Effect on shops and streets",
      about: "what changes for shops and residents",
      brings: "Effects with their size",
      points: [
        "Shops lose passers-by in cars and gain more on foot, after a thin first year.",
        "Deliveries are the part that fails without a plan of its own.",
      ],
    },
    {
      title: "What could be done first",
      about: "which first step brings most for least",
      brings: "Three steps in order",
      needs: true,
      points: [
        "A trial on one street for one summer brings most knowledge for least money.",
        "Counting before it begins is half of the work.",
      ],
    },
    {
      title: "Conflicts to expect",
      about: "who will object and what answers them",
      brings: "Objections with answers",
      needs: true,
      points: [
        "Objections come early and about parking; support comes late and is quiet.",
        "What answers them is a date for review that everybody knows.",
      ],
    },
  ],
};
