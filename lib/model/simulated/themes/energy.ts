import type { Theme } from "@/lib/model/simulated/themes/theme-of";

/** Heating and power at home. */
export const energy: Theme = {
  words: /heat pump|solar|insulat|boiler|heating|home energy|batter|photovolt|renovat|energy|electric/i,
  facets: [
    {
      title: "Installed cost by building age",
      about: "what an installation costs, and what drives the difference between old and new buildings",
      brings: "Ranges with the three biggest cost drivers",
      points: [
        "The building decides the price more than the device: the older it is, the more of the bill is preparation.",
        "The three drivers are the size of the radiators, the state of the electrical supply, and where the outdoor unit can stand.",
        "Offers for the same building differ by up to a third, so three offers are worth the wait.",
      ],
    },
    {
      title: "Grants and rules",
      about: "which grants and rules apply, with conditions and deadlines",
      brings: "A list of grants with conditions",
      points: [
        "Grants cover part of the cost almost everywhere, but only where the application comes before the order.",
        "Most of them ask for a certified installer and for a proof of efficiency.",
        "Noise limits towards neighbours are the rule that most often changes a plan.",
      ],
    },
    {
      title: "Running costs against today's system",
      about: "what a year of use costs compared with the system in place today",
      brings: "A comparison for a small, a middle and a large household",
      points: [
        "A year of use is cheaper as soon as one unit of electricity gives three units of heat.",
        "Below that, the tariff decides: a special tariff for heat moves the balance more than a better device.",
        "Large households gain most, because the fixed costs weigh less.",
      ],
    },
    {
      title: "What the building has to offer",
      about: "which technical conditions have to be met first",
      brings: "A checklist, the most frequent obstacle first",
      points: [
        "The most frequent obstacle is a flow temperature above 55 degrees on cold days.",
        "Larger radiators in two or three rooms are usually enough; floor heating is welcome, not needed.",
        "A week of measuring in winter tells more than any calculation.",
      ],
    },
    {
      title: "Installers and waiting times",
      about: "who does the work and how long people wait",
      brings: "Typical steps and waiting times",
      points: [
        "The work itself takes days, the wait for it takes months.",
        "Those who ask in spring are served before the next winter.",
        "One firm that answers for heating and electrics together saves the longest delays.",
      ],
    },
    {
      title: "Payback under three price paths",
      about: "when the investment pays, if prices stay, rise or fall",
      brings: "Three cases with their break-even year",
      needs: true,
      points: [
        "It pays within its lifetime if prices stay or rise, and does not if fuel becomes cheap again.",
        "The grant moves the break-even by years, the tariff by months.",
        "Whoever has to replace the old system anyway should count the difference only, not the whole price.",
      ],
    },
    {
      title: "When it does not pay",
      about: "in which cases the honest advice is to wait",
      brings: "Cases with reasons",
      needs: true,
      points: [
        "Waiting is right where the roof or the windows are to be renewed within two years.",
        "It is also right where the present system is young and the building loses much heat.",
        "It is not right where a repair of the old system costs more than a tenth of a new one.",
      ],
    },
  ],
};
