const MANTISSA_BITS = 52;
const LEAST_EXPONENT = -1074;

/** Residues of binary64 numbers, which are whole numbers times powers of 2. */
export class BinaryResidues {
  private readonly number = new Float64Array(1);
  private readonly halves = new Uint32Array(this.number.buffer);
  /** 2^(i - 1074). */
  private readonly powers: Float64Array;

  constructor(private readonly prime: number) {
    const half = (prime + 1) / 2;
    const powers = new Float64Array(2048 - LEAST_EXPONENT);
    let least = 1;
    for (let i = 0; i < -LEAST_EXPONENT; i += 1) least = (least * half) % prime;
    for (let i = 0, power = least; i < powers.length; i += 1, power = (2 * power) % prime) powers[i] = power;
    this.powers = powers;
  }

  /** NaN of what is not finite. */
  of(x: number): number {
    const { prime } = this;
    this.number[0] = x;
    const high = this.halves[1]!;
    const biased = (high >>> 20) & 0x7ff;
    if (biased === 0x7ff) return Number.NaN;
    // A subnormal number has no leading 1, and the exponent of the least normal ones.
    const mantissa = (high & 0xfffff) * 2 ** 32 + this.halves[0]! + (biased === 0 ? 0 : 2 ** MANTISSA_BITS);
    const power = this.powers[Math.max(0, biased - 1)]!;
    const residue = ((mantissa % prime) * power) % prime;
    return x < 0 && residue !== 0 ? prime - residue : residue;
  }
}
