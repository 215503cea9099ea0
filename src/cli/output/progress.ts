import type { CampaignProgress } from '../../campaign/index.js';
import { countText, durationText, harmless } from '../../report/index.js';

/** Between two repaints, in milliseconds: smooth to the eye, free for the hunt. */
const REPAINT_INTERVAL = 60;

/** Between two lines of a log, in milliseconds: a service that ends silent jobs hears of a long hunt. */
const LOG_INTERVAL = 60_000;

/** Rate and remaining time are guesses before this many milliseconds, and of no use in a hunt that ends before. */
const ESTIMATE_AFTER = 2_000;

/** In a narrow window the bar gives way to rate and remaining time. */
const BAR_WIDTHS = [
  { from: 79, bar: 20 },
  { from: 55, bar: 8 },
  { from: 0, bar: 0 },
] as const;

/** A live line on standard error; where that is no terminal, a line a minute. */
export class ProgressLine {
  private readonly live: boolean;
  private readonly started = Date.now();
  private lastPaint: number;
  private shown = false;

  constructor(
    private readonly seconds: number | undefined,
    private readonly stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr,
  ) {
    this.live = stream.isTTY === true;
    this.lastPaint = this.live ? 0 : Date.now();
  }

  show(progress: CampaignProgress): void {
    const now = Date.now();
    if (now - this.lastPaint < (this.live ? REPAINT_INTERVAL : LOG_INTERVAL)) return;
    this.lastPaint = now;
    const width = this.live ? Math.max(1, (this.stream.columns ?? 80) - 1) : 79;
    const text = this.text(progress, now - this.started, width);
    if (!this.live) this.stream.write(`${text}\n`);
    else {
      this.shown = true;
      this.stream.write(`\r\x1b[K${fitting(text, width)}`);
    }
  }

  private text(progress: CampaignProgress, elapsed: number, width: number): string {
    const { claim, claimIndex, claims, round, rounds, cases, of, casesHere } = progress;
    const share = this.share(progress, elapsed);
    const { bar } = BAR_WIDTHS.find(({ from }) => width >= from)!;
    const done = Math.min(bar, Math.floor(bar * share.done));
    const drawn = '█'.repeat(done) + '░'.repeat(bar - done);
    const parts = [`${drawn} ${claimIndex + 1}/${claims}`.trimStart()];
    if (rounds > 1)
      parts.push(`round ${countText(round + 1)}${Number.isFinite(rounds) ? `/${countText(rounds)}` : ''}`);
    if (elapsed >= ESTIMATE_AFTER && share.here > 0) {
      const rate = (casesHere * 1000) / elapsed;
      const left = (elapsed * (1 - share.done)) / share.here;
      parts.push(`${countText(Math.round(rate))}/s`, `${durationText(Math.max(0, left))} left`);
    }
    parts.push(harmless(claim), `${countText(cases)}/${countText(of)} cases`);
    return parts.join('  ');
  }

  /** Which share of the campaign is done, and which of it by this process: a resumed one does not begin at 0. */
  private share(
    { roundsDone, roundsInAll, roundsHere }: CampaignProgress,
    elapsed: number,
  ): { readonly done: number; readonly here: number } {
    if (this.seconds !== undefined) {
      const done = Math.min(1, elapsed / (1000 * this.seconds));
      return { done, here: done };
    }
    const rounds = Math.max(1, roundsInAll);
    return { done: roundsDone / rounds, here: roundsHere / rounds };
  }

  clear(): void {
    if (this.shown) this.stream.write('\r\x1b[K');
    this.shown = false;
  }
}

/** What comes first matters most: the rest gives way in a narrow window. */
function fitting(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
