/** Three guesses at one number. */
export type Range = { low: number; likely: number; high: number };

export const nothing: Range = { low: 0, likely: 0, high: 0 };

export function flat(value: number): Range {
  return { low: value, likely: value, high: value };
}

export function each(...values: Range[]): (combine: (...numbers: number[]) => number) => Range {
  const pick = (key: keyof Range) => values.map((value) => value[key]);
  return (combine) => ({ low: combine(...pick("low")), likely: combine(...pick("likely")), high: combine(...pick("high")) });
}

export function plus(...values: Range[]): Range {
  return each(...values)((...numbers) => numbers.reduce((sum, number) => sum + number, 0));
}

export function times(a: Range, b: Range): Range {
  return each(a, b)((x = 0, y = 0) => x * y);
}

export function latest(...values: Range[]): Range {
  return each(...values)((...numbers) => Math.max(0, ...numbers));
}
