const { MODE } = (import.meta as { env?: { MODE?: string } }).env ?? {};

/** `npm run test:whole` and `npm run hunt:rates` run every row of every table; `npm run test:long`, which CI runs, fixed samples of long ones. */
export const IS_WHOLE = MODE === 'whole' || MODE === 'rates';

/** One in `every` of the rows of a table, the first among them; all of them where everything is run. */
export function sampled<Row>(rows: readonly Row[], every: number): readonly Row[] {
  return IS_WHOLE ? rows : rows.filter((_, i) => i % every === 0);
}
