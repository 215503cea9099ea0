import { describeBulk } from './bulk-series.js';

// A tenth of what bulk-series-million.test.ts asks for: the same code in seconds.
describeBulk(100_000);
