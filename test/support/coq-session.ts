import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** A text in the language of Coq that ends with a theorem `NAME.claim`. */
export interface Piece {
  readonly name: string;
  readonly text: string;
}

/** What sessions say of pieces, by their places. All others are rejected. */
export interface Decisions {
  readonly accepted: ReadonlySet<number>;
  /** Neither: the time was over, or the session ended. With the reason. */
  readonly undecided: ReadonlyMap<number, string>;
}

/** Some ten times what most pieces take. Of a processor: how busy the machine is decides nothing. */
export const MOST_SECONDS = 20;

/**
 * Which pieces Coq accepts, each by itself, in sessions that `folder`'s compiled files begin; as many at once as there are cores.
 * What is rejected is no theorem: its name is unknown afterwards. (An error does not end a session: what is accepted here may still
 * be rejected as a file.) A session that takes more than `seconds` of a processor for a piece, or ends in it, is replaced.
 */
export async function decidedPieces(
  folder: string,
  requires: string,
  pieces: readonly Piece[],
  seconds: number = MOST_SECONDS,
): Promise<Decisions> {
  const accepted = new Set<number>();
  const undecided = new Map<number, string>();
  let next = 0;
  const work = async (): Promise<void> => {
    let session: Session | null = null;
    try {
      while (next < pieces.length) {
        const place = next;
        next += 1;
        session ??= await Session.start(folder, requires);
        const { name, text } = pieces[place]!;
        const asked = `Module Try_.\n${text}\nEnd Try_.\nAbort All.\nCheck Try_.${name}.claim.\nReset Try_.\n`;
        const answer = await session.ask(asked, seconds);
        if ('failure' in answer) {
          undecided.set(place, answer.failure);
          session.end();
          session = null;
        } else if (new RegExp(`^Try_\\.${name.replace(/'/g, "\\'")}\\.claim$`, 'm').test(answer.output))
          accepted.add(place);
      }
    } finally {
      session?.end();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), pieces.length) }, work));
  return { accepted, undecided };
}

type Answer = { readonly output: string } | { readonly failure: string };

/** In which Linux counts the time of processes: 1/100 s. */
const TICKS = 100;

/** One coqtop. */
class Session {
  private output = '';
  private errors = '';
  private questions = 0;
  private whyEnded: string | null = null;
  private changed: () => void = () => {};

  private constructor(private readonly child: ChildProcess) {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.output += text;
      this.changed();
    });
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-2000);
    });
    // A write to a session that has ended is no error of its own: why it ended is the answer.
    child.stdin!.on('error', () => {});
    const ended = (why: string) => {
      this.whyEnded ??= why;
      this.changed();
    };
    child.on('error', (error) => ended(error.message));
    child.on('close', (status, signal) => ended(`coqtop ended (${signal ?? `status ${status}`})`));
  }

  static async start(folder: string, requires: string): Promise<Session> {
    const session = new Session(spawn('coqtop', ['-q', '-quiet', '-Q', '.', 'Lakatos'], { cwd: folder }));
    const answer = await session.ask(`${requires}\nSet Silent.\n`, MOST_SECONDS);
    if (!('failure' in answer)) return session;
    session.end();
    throw new Error(`No session of Coq: ${answer.failure}. ${session.errors}`);
  }

  /** What is printed for `text`, or why nothing was decided. */
  ask(text: string, seconds: number): Promise<Answer> {
    this.questions += 1;
    const end = `end_${this.questions}_`;
    this.output = '';
    return new Promise((done) => {
      const before = this.used();
      const answer = (is: Answer) => {
        clearInterval(timer);
        this.changed = () => {};
        done(is);
      };
      const timer = setInterval(() => {
        if (this.used() - before > seconds) answer({ failure: `not within ${seconds} s` });
      }, 500);
      this.changed = () => {
        if (this.output.includes(`fun ${end}`)) answer({ output: this.output });
        else if (this.whyEnded !== null) answer({ failure: this.whyEnded });
      };
      this.child.stdin!.write(`${text}\nCheck (fun ${end} : True => ${end}).\n`);
      this.changed();
    });
  }

  /** Seconds of a processor that it has taken; where the system does not say, seconds on the clock. 0 after its end. */
  private used(): number {
    if (!existsSync('/proc/self/stat')) return performance.now() / 1000;
    const file = `/proc/${this.child.pid}/stat`;
    if (!existsSync(file)) return 0;
    const fields = readFileSync(file, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  end(): void {
    this.child.kill('SIGKILL');
  }
}
