import { expect, it } from 'vitest';
import { hoistStyles } from '../../../src/report/html/hoist-styles.js';

it('writes each inline style once, as a rule that outweighs the sheet', () => {
  const { markup, rules } = hoistStyles(
    '<i class="a" style="height:1em;top:0;">x</i><b style="height:1em;top:0;" id="y">style="z"</b><i style="top:1px"></i>',
  );
  expect(markup).toBe('<i class="k0 a">x</i><b class="k0" id="y">style="z"</b><i class="k1"></i>');
  expect(rules).toBe('.k0{height:1em!important;top:0!important}.k1{top:1px!important}');
});
