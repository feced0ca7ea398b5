import { markup, type Markup } from "@/components/export/page/markup";
import { errorWords } from "@/components/run/row-words";
import { isHidden } from "@/lib/core/hidden";
import type { StepFailure } from "@/lib/core/errors";
import type { JsonValue } from "@/lib/core/json";

/** A value longer than this is cut in what people read; the file that the page carries has all of it. */
const most = 20_000;

/** A value under its name, hidden where it is. */
export function pageValue(title: string, value: JsonValue): Markup {
  const head = markup`<h4>${title}</h4>`;
  if (isHidden(value)) return markup`${head}<p class="hidden">Hidden</p>`;
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  const rest = text.length > most ? markup`<p class="quiet">Cut here. The file that this page carries has all of it.</p>` : null;
  return markup`${head}<pre tabindex="0" aria-label="${title}">${text.slice(0, most)}</pre>${rest}`;
}

export function pageFailure(error: StepFailure): Markup {
  return markup`<p class="failure"><b>Failed: ${errorWords[error.code]}.</b> ${error.message}</p>`;
}
