import { describeBulk } from './bulk-series.js';

describeBulk(1_000_000);
