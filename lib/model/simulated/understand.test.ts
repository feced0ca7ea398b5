import { expect, test } from "vitest";
import { readRequest } from "@/lib/model/simulated/request";
import { understand } from "@/lib/model/simulated/understand";

const read = (content: string) => understand(readRequest({ model: "claude-haiku-5-5", messages: [{ role: "user", content }] }));

test.each([
  ["Plan the research for a brief on Heat pumps in old houses, written for homeowners. Depth: standard.", "Heat pumps in old houses"],
  ["Plan the research.\n\nTopic: How remote work changes small towns", "How remote work changes small towns"],
  ["For “The history of tea”: find out who takes part.\n\nExpected: a list", "The history of tea"],
  ["Write a brief on night trains for the ministry.", "night trains"],
  ["Explain how vaccines work.", "how vaccines work"],
  ["?", "the question"],
])("the topic of %j", (prompt, topic) => expect(read(prompt).topic).toBe(topic));

const message = "I was charged twice for November. Please send the second amount back.";
test.each([
  ["a label", `Sort this message of Jo.\n\nMessage:\n${message}\n\nbilling: invoices, refunds. question: all else.`],
  ["an introduction", `Reply to this message of Jo (team plan):\n\n${message}\n\nWhat is known: {"a": 1}\n\nSay what happens next.`],
  ["a tag", `Sort it.\n<ticket>\n${message}\n</ticket>\nAnswer with JSON.`],
  ["a fence", `Sort it:\n\`\`\`\n${message}\n\`\`\`\nAnswer with JSON.`],
  ["a sentence", `Take the facts out of this document.\n\n${message}\n\nDates as YYYY-MM-DD.`],
])("the text that is worked on is told from the orders by %s", (_, prompt) => {
  const { work, instruction } = read(prompt);
  expect(work).toBe(message);
  expect(instruction).not.toContain("charged twice");
});

test("a question is called this: its words are no name of a thing", () => {
  expect(read("Question: Do we move the reports?")).toMatchObject({ topic: "Do we move the reports", head: "this" });
});

test("a title of a document is what it is about", () => {
  expect(read(`Take the facts out of this document.\n\nMinutes of the site meeting\n\n${message}`).topic).toBe(
    "Minutes of the site meeting",
  );
});

test("results are found as blocks, as a list with titles, and as an object of texts", () => {
  const text = "It costs between ten and twenty, depending on the house.";
  const expected = [{ name: "Cost", text, failed: false }];
  expect(read(`Topic: tea\n<result task="t1" title="Cost" status="succeeded">\n${text}\n</result>`).sources).toEqual(expected);
  expect(read(`Topic: tea\n${JSON.stringify([{ id: "t1", title: "Cost", status: "succeeded", output: text }])}`).sources).toEqual(expected);
  expect(read(`Topic: tea\nEarlier findings: ${JSON.stringify({ cost: text })}`).sources).toEqual(expected);
  expect(read("Topic: tea\nEarlier findings, if any: {}").sources).toEqual([]);
  const same = read(`Topic: tea\n${JSON.stringify({ pro: `## Tea\n\n${text}`, contra: `## Tea\n\n${text}` })}`).sources;
  expect(same.map(({ name }) => name)).toEqual(["Pro", "Contra"]);
});
