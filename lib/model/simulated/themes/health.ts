import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Health and food. */
export const health: Theme = {
  words: /health|medic|patient|sleep|diet|disease|drug|exercise|therap|hospital|nutrition|mental|coffee|food/i,
  facets: [
    {
      title: "What the evidence says",
      about: "what good studies found, and how sure it is",
      brings: "Findings by strength of evidence",
      points: [
        "Good studies point the same way, with a smaller effect than the headlines promise.",
        "The strongest evidence covers weeks; what happens over years is known from observation only.",
      ],
    },
    {
      title: "Who benefits most",
      about: "for whom the effect is largest",
      brings: "Groups with the size of the effect",
      points: [
        "Those who start from the least gain the most.",
        "For people in good health the effect is small, and habit explains much of it.",
      ],
    },
    {
      title: "Risks and side effects",
      about: "what can go wrong and how often",
      brings: "Risks by frequency",
      points: [
        "Most side effects are mild and pass within days.",
        "The rare severe ones concern people with a known condition, who should ask first.",
      ],
    },
    {
      title: "Cost and access",
      about: "what it costs and who can get it",
      brings: "Costs and obstacles",
      points: [
        "Money is a lesser obstacle than time and distance.",
        "Where it is paid for, use doubles; where it is not, it follows income.",
      ],
    },
    {
      title: "How it works",
      about: "which mechanism explains the effect",
      brings: "An explanation for lay readers",
      points: [
        "The likeliest explanation is plain: a small change, repeated daily, adds up.",
        "Two other mechanisms are discussed and do not exclude each other.",
      ],
    },
    {
      title: "Where studies disagree",
      about: "where studies contradict each other, and why",
      brings: "Points of dispute with reasons",
      needs: true,
      points: [
        "Studies disagree where they measure different things under the same name.",
        "Short trials find an effect that long ones find smaller.",
      ],
    },
    {
      title: "Advice for a newcomer",
      about: "what a sensible first step looks like",
      brings: "Five sentences of advice",
      needs: true,
      points: [
        "Begin small, at a fixed time of day, and judge after four weeks.",
        "Whoever takes medicine asks a doctor before the first step.",
      ],
    },
  ],
};
