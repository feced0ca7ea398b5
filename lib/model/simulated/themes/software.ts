import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Software and its operation. */
export const software: Theme = {
  words:
    /software|\bapi\b|\bapps?\b|code|database|cloud|\bai\b|agent|llm|model|framework|deploy|cyber|security|migrat|server|program|postgres|web/i,
  facets: [
    {
      title: "What exists today",
      about: "which solutions exist and what they are good at",
      brings: "A short list with strengths and limits",
      points: [
        "Three kinds of solution share the field: a hosted service, an open project run by oneself, and a library built in.",
        "Each is good at what the others leave out, so the limits tell more than the features.",
      ],
    },
    {
      title: "Cost to build and to run",
      about: "what it costs to build and to run at small and large scale",
      brings: "Two cost pictures with their drivers",
      points: [
        "Building is the smaller part of the bill; from the second year on, keeping it running costs more.",
        "At small scale people are the cost, at large scale it is storage and traffic.",
      ],
    },
    {
      title: "Security and privacy",
      about: "which data is at stake and how it is kept safe",
      brings: "The main risks with a remedy each",
      points: [
        "What leaks first is rarely the database: it is logs, exports and test copies.",
        "Least rights, short-lived keys and a list of who may see what remove most of the risk.",
      ],
    },
    {
      title: "Behaviour under load",
      about: "how it behaves when use grows tenfold",
      brings: "Limits and the first bottleneck",
      points: [
        "The first bottleneck is the number of open connections, long before memory or processor.",
        "Ten times the use needs queues and limits, not ten times the machines.",
      ],
    },
    {
      title: "Skills the team needs",
      about: "what people have to learn and how long that takes",
      brings: "Skills by role",
      points: [
        "Two people have to know it well, the others have to know whom to ask.",
        "A week of practice with real data teaches more than a course.",
      ],
    },
    {
      title: "Build or buy",
      about: "whether to build it or to buy it, given cost and limits",
      brings: "A recommendation with its conditions",
      needs: true,
      points: [
        "Buying is right unless the matter is what sets the product apart.",
        "If it is built, it should begin with the part that nobody sells.",
      ],
    },
    {
      title: "Roll-out in steps",
      about: "which order of steps keeps the risk small",
      brings: "Four steps with a way back from each",
      needs: true,
      points: [
        "A copy beside the old system, compared for two weeks, finds most surprises.",
        "Each step needs a way back that was tried before it is needed.",
      ],
    },
  ],
};
