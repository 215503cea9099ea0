const LEAST_EXPONENT = -1074;
const GREATEST_EXPONENT = 1023;

// Built by halving and doubling, which are exact: how accurate `**` is, the language does not say.
const TABLE = new Float64Array(GREATEST_EXPONENT - LEAST_EXPONENT + 1);
for (let exponent = 0, value = 1; exponent <= GREATEST_EXPONENT; exponent += 1, value *= 2)
  TABLE[exponent - LEAST_EXPONENT] = value;
for (let exponent = 0, value = 1; exponent >= LEAST_EXPONENT; exponent -= 1, value /= 2)
  TABLE[exponent - LEAST_EXPONENT] = value;

/** 2^exponent, exactly, for an integer exponent from -1074 to 1023. */
export function powerOfTwo(exponent: number): number {
  return TABLE[exponent - LEAST_EXPONENT]!;
}
