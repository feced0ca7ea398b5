/** The first and the last moment of the years 2 to 9998: a time zone makes no year of them that has not four digits and is one of ours. */
const [first, end] = [Date.parse("0002-01-01T00:00:00Z"), Date.parse("9999-01-01T00:00:00Z")];

/** Whether the database holds this moment, and gives it back. What is no number is none. */
export function isStorableTime(ms: number): boolean {
  return ms >= first && ms < end;
}
