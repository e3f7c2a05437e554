/**
 * A number as it is written: `digits` / 10^`places`. From 0.1 it is as far to 0.05 as to 0.15, in doubles it is not.
 */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** How far `a` and `b` are from `from`, as they are written: negative where `a` is nearer, 0 where both are as far. */
export function compareDistances(from: number, a: number, b: number): number {
  return compare(distance(from, a), distance(from, b));
}

/** Whether the two are at most `reach` apart, as they are written. */
export function isWithin(a: number, b: number, reach: number): boolean {
  return compare(distance(a, b), decimalOf(reach)) <= 0;
}

function distance(a: number, b: number): Decimal {
  const [one, other] = [decimalOf(a), decimalOf(b)];
  const places = Math.max(one.places, other.places);
  const between = scaled(one, places) - scaled(other, places);
  return { digits: between < 0n ? -between : between, places };
}

function compare(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places);
  const [one, other] = [scaled(a, places), scaled(b, places)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function scaled({ digits, places }: Decimal, to: number): bigint {
  return BigInt(`${digits}${"0".repeat(to - places)}`);
}

/** Of a finite number, which JavaScript writes with the fewest digits that name it. */
function decimalOf(value: number): Decimal {
  const [mantissa, exponent = "0"] = String(value).split("e");
  const [whole, fraction = ""] = mantissa.split(".");
  const places = fraction.length - Number(exponent);
  const digits = BigInt(`${whole}${fraction}${"0".repeat(Math.max(0, -places))}`);
  return { digits, places: Math.max(0, places) };
}
