/** Whole nano-dollars as US dollars, exactly and without a sign, for programs that read it: `0.00165`, `0`. */
export function dollars(nanoUsd: bigint | string): string {
  const digits = BigInt(nanoUsd).toString().padStart(10, "0");
  const rest = digits.slice(-9).replace(/0+$/, "");
  return rest === "" ? digits.slice(0, -9) : `${digits.slice(0, -9)}.${rest}`;
}
