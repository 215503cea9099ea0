import type { CampaignProgress } from '../campaign/index.js';

/** Between two repaints, in milliseconds: smooth to the eye, free for the hunt. */
const REPAINT_INTERVAL = 60;

/** A live line on standard error; silent where that is no terminal. */
export class ProgressLine {
  private lastPaint = 0;
  private shown = false;
  private readonly live = process.stderr.isTTY === true;

  show({ claim, claimIndex, claims, cases, of }: CampaignProgress): void {
    const now = Date.now();
    if (!this.live || now - this.lastPaint < REPAINT_INTERVAL) return;
    this.lastPaint = now;
    this.shown = true;
    const width = process.stderr.columns ?? 80;
    const done = Math.floor((20 * (claimIndex + cases / Math.max(1, of))) / Math.max(1, claims));
    const bar = `${'█'.repeat(done)}${'░'.repeat(Math.max(0, 20 - done))}`;
    const text = `${bar} ${claimIndex + 1}/${claims}  ${claim}  ${cases}/${of} cases`;
    process.stderr.write(`\r\x1b[K${text.slice(0, width - 1)}`);
  }

  clear(): void {
    if (this.shown) process.stderr.write('\r\x1b[K');
    this.shown = false;
  }
}
