import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where distributions install Chromium, and Chrome. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser of this machine, or why there is none. */
export const BROWSER: { readonly path: string } | { readonly reason: string } = (() => {
  const path = PLACES.find((place) => existsSync(place));
  return path ? { path } : { reason: `no browser at ${PLACES.join(', ')}` };
})();

/** Starts it without a window; ends with the caller's `close()`. */
export function launch(path: string): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
}
