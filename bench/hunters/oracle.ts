import { repair } from '../../src/adversary/repair.js';
import { type PointJson, pointFromJson, pointToJson } from '../../src/evaluation/index.js';
import { Judge } from '../../src/judgement/index.js';
import { type Claim, ProblemError } from '../../src/language/index.js';

/** So many refused points cost a hunter what it is worth to ask; more are refused without a look. */
const MOST_REFUSED = 500;

/** The judge, asked about points of one claim by one hunter. */
export class Oracle {
  private readonly judge: Judge;
  private refused = 0;
  /** The shortest of the confirmed points, as text. */
  witness: string | null = null;

  constructor(private readonly claim: Claim) {
    this.judge = new Judge(claim);
  }

  /**
   * Whether the claim fails at the point, for certain. Where the claim has premises the point is moved onto them by exact arithmetic first:
   * floating point misses every equation by a rounding.
   */
  confirms(point: unknown): boolean {
    if (this.refused >= MOST_REFUSED) return false;
    const confirmed = this.confirmed(point);
    if (!confirmed) this.refused += 1;
    else {
      const text = JSON.stringify(confirmed);
      if (this.witness === null || text.length < this.witness.length) this.witness = text;
    }
    return confirmed !== null;
  }

  private confirmed(json: unknown): PointJson | null {
    const reading = pointFromJson(this.claim, asText(json));
    if (reading.kind === 'problem') return null;
    try {
      const point = this.claim.premises.length > 0 ? repair(this.judge, reading.point) : reading.point;
      const { admissible, findings } = this.judge.examine(point);
      const fails = admissible === 'yes' && findings.some(({ outcome }) => outcome === 'violated');
      return fails ? pointToJson(this.claim, point) : null;
    } catch (error) {
      // Too much work: nothing is certain.
      if (error instanceof ProblemError) return null;
      throw error;
    }
  }
}

/** Every number as the shortest decimal that reads back in binary64: JSON numbers of so many digits are not points. */
function asText(json: unknown): unknown {
  if (typeof json === 'number') return String(json);
  if (Array.isArray(json)) return json.map(asText);
  return Object.fromEntries(
    Object.entries(json as Record<string, unknown>).map(([name, value]) => [name, asText(value)]),
  );
}
