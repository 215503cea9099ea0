import { type Claim, printClaim } from '../../language/index.js';
import { textHash } from '../claim-identity.js';

/** All that a search for the proof of a claim can use, as a hash: two searches with the same hash find the same. */
export class Surroundings {
  private readonly texts = new Map<Claim, string>();

  constructor(
    /** The certificate of a claim, as far as there is one: JSON of unknown origin. */
    private readonly certificateOf: (claim: Claim) => unknown,
  ) {}

  /** `usable`: the claims that may be its lemmas. */
  hashOf(claim: Claim, usable: readonly Claim[]): string {
    const lemmas = usable.map((lemma) => `${this.textOf(lemma)} ${this.provedOf(lemma)}`);
    return textHash([this.textOf(claim), ...lemmas].join('\n'));
  }

  /** Each text is read once: a document of many claims has each of them around all later ones. */
  private textOf(claim: Claim): string {
    const known = this.texts.get(claim);
    if (known !== undefined) return known;
    const hash = textHash(printClaim(claim));
    this.texts.set(claim, hash);
    return hash;
  }

  /** How many statements of a lemma its certificate has: a theorem more is something more to use. */
  private provedOf(claim: Claim): number {
    return statementsIn(this.certificateOf(claim)).length;
  }
}

/** The statements that a certificate is about: JSON of unknown origin. */
export function statementsIn(certificate: unknown): readonly unknown[] {
  const { statements } = (certificate ?? {}) as { readonly statements?: unknown };
  return Array.isArray(statements) ? statements : [];
}
