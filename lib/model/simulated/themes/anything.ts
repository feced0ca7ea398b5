import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Whatever no other theme has words for. */
export const anything: Theme = {
  words: /.^/i,
  facets: [
    {
      title: "Background and key terms",
      about: "what one has to know first, and what the words mean",
      brings: "A short introduction",
      points: [
        "The words are used in a wide and a narrow sense, and much dispute comes from that.",
        "In the narrow sense {head} is younger than it seems.",
      ],
    },
    {
      title: "Facts and figures",
      about: "which figures matter and how sure they are",
      brings: "Five figures with their certainty",
      points: [
        "A handful of figures carries the matter, and two of them are estimates.",
        "The most quoted figure on {head} is the least sure.",
      ],
    },
    {
      title: "Who is involved",
      about: "who takes part and what they want",
      brings: "The parties with their aims",
      points: [
        "Three parties matter: those who begin it, those who pay for it, and those who live with it.",
        "Their aims meet in the long run and clash in the first year.",
      ],
    },
    {
      title: "Benefits",
      about: "what is gained, by whom",
      brings: "Benefits by weight",
      points: [
        "The first gain is time, the second is calm; money comes third.",
        "The gains are spread wide, so that nobody speaks for them.",
      ],
    },
    {
      title: "Costs and risks",
      about: "what it costs and what can go wrong",
      brings: "Costs and risks by weight",
      points: [
        "The costs come at once and the gains later, which is the chief risk.",
        "What goes wrong most often is the change-over, not the thing itself.",
      ],
    },
    {
      title: "Examples from practice",
      about: "what practice shows",
      brings: "Three examples with results",
      points: [
        "Practice shows that a small beginning with a clear end works best.",
        "The examples that failed had nobody who was in charge.",
      ],
    },
    {
      title: "Points of disagreement",
      about: "where opinions part, and why",
      brings: "Points with the reasons of each side",
      needs: true,
      points: [
        "Opinions part on how soon it pays, less on whether it does.",
        "Behind the dispute on {head} stand two different measures of success.",
      ],
    },
    {
      title: "What follows from it",
      about: "what one should do, and in which order",
      brings: "Three steps in order",
      needs: true,
      points: ["First a small trial, then a count, then a decision with a date.", "What can be undone should be done first."],
    },
  ],
};
