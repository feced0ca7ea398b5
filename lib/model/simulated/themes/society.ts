import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Law, work and society. */
export const society: Theme = {
  words: /law|policy|policies|\btax|rent|govern|school|educat|climate|regulat|elect|housing|migration|pension|work|remote|four-day|income/i,
  facets: [
    {
      title: "Rules in force today",
      about: "which rules hold today and who enforces them",
      brings: "The rules in plain words",
      points: [
        "The rules are older than the matter, so practice has run ahead of them.",
        "Enforcement differs from place to place more than the rules do.",
      ],
    },
    {
      title: "Who is affected",
      about: "who is affected, how many and how strongly",
      brings: "Groups with numbers",
      points: ["Few are affected strongly and many a little, and the many decide.", "Those who are affected most are asked least."],
    },
    {
      title: "What it costs and who pays",
      about: "what it costs and who ends up paying",
      brings: "Costs by bearer",
      points: [
        "Who pays first is seldom who pays in the end: costs move on through prices and rents.",
        "The public share is small in money and large in time.",
      ],
    },
    {
      title: "Examples from elsewhere",
      about: "what happened where it was tried",
      brings: "Three examples with results",
      points: [
        "Where it was tried, it worked best where people had chosen it themselves.",
        "Two of three trials went on after their end, on a smaller scale.",
      ],
    },
    {
      title: "Arguments on both sides",
      about: "what speaks for it and against it",
      brings: "The three best arguments of each side",
      points: [
        "The best argument for it is fairness, the best against it is effort.",
        "Both sides agree on the aim and differ on the time it takes.",
      ],
    },
    {
      title: "Likely effects by group",
      about: "who would gain and who would lose",
      brings: "Effects by group, with certainty",
      needs: true,
      points: [
        "The young and those who can move gain; those who are tied to a place lose at first.",
        "After some years the groups draw level, apart from the least paid.",
      ],
    },
    {
      title: "Open questions",
      about: "what nobody knows yet and how it could be found out",
      brings: "Questions with a way to answer each",
      needs: true,
      points: [
        "Nobody knows how lasting the change is: all figures come from the first years.",
        "A comparison of two similar places over three years would tell.",
      ],
    },
  ],
};
