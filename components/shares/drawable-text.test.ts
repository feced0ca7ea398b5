import { expect, test } from "vitest";
import { drawableText } from "@/components/shares/drawable-text";

test("a picture holds only letters that its font has, so that drawing it asks nobody for another", () => {
  expect(drawableText("Résumé – “Größe” 🎼 in 3 steps…", "A run")).toBe("Résumé – “Größe” in 3 steps…");
  expect(drawableText("研究简报", "A run")).toBe("A run");
  expect(drawableText("🎼", "A run")).toBe("A run");
});
