import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A Slurm of one node, on loopback, in a folder of its own: what a cluster does with the recipe of docs/scaling.md.

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'sinfo'];

const finds = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore', env: withSbin() }).status === 0;

/** Daemons lie in `sbin`, which is not everyone's path. */
function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
}

/** Why no Slurm can be started here, or the empty string. */
export function whyNoSlurm(): string {
  const missing = PROGRAMS.filter((program) => !finds(program));
  if (missing.length > 0) return `there is no ${missing.join(', ')} here; apt-get install slurm-wlm munge`;
  return process.getuid?.() === 0 ? '' : 'slurmd has to be started by root';
}

/** A port that nobody listens to now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Without control groups, task plugins and accounting, so that it starts in a container too; cores are what the file says. */
const configuration = (folder: string, controller: number, node: number, cores: number): string => `
ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=root
SlurmctldPort=${controller}
SlurmdPort=${node}
CommunicationParameters=NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
MailProg=/bin/true
NodeName=one NodeHostname=localhost NodeAddr=127.0.0.1 CPUs=${cores} RealMemory=100000 State=UNKNOWN
PartitionName=all Nodes=one Default=YES MaxTime=INFINITE State=UP
`;

export class Slurm {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lakatos-slurm-'));
  private readonly daemons: ChildProcess[] = [];

  /** A cluster whose node is idle, or why there is none. */
  static async start(cores: number): Promise<Slurm | string> {
    const why = whyNoSlurm();
    if (why) return why;
    const slurm = new Slurm();
    const problem = await slurm.begin(cores);
    if (problem === null) return slurm;
    await slurm.stop();
    return problem;
  }

  private at(name: string): string {
    return join(this.folder, name);
  }

  private async begin(cores: number): Promise<string | null> {
    chmodSync(this.folder, 0o755);
    for (const name of ['state', 'spool']) mkdirSync(this.at(name));
    writeFileSync(this.at('munge.key'), randomBytes(1024), { mode: 0o600 });
    writeFileSync(
      this.at('slurm.conf'),
      configuration(this.folder, await freePort(), await freePort(), cores),
    );
    this.daemon('munged', [
      '--force',
      '--foreground',
      `--socket=${this.at('munge.socket')}`,
      `--key-file=${this.at('munge.key')}`,
      `--pid-file=${this.at('munged.pid')}`,
      `--log-file=${this.at('munged.log')}`,
      `--seed-file=${this.at('munged.seed')}`,
    ]);
    if (!(await this.soon(() => existsSync(this.at('munge.socket'))))) return this.told('munged');
    this.daemon('slurmctld', ['-D', '-f', this.at('slurm.conf')]);
    this.daemon('slurmd', ['-D', '-N', 'one', '-f', this.at('slurm.conf')]);
    const isIdle = (): boolean => this.run('sinfo', ['-h', '-o', '%T']).trim() === 'idle';
    return (await this.soon(isIdle)) ? null : this.told('slurmd') + this.told('slurmctld');
  }

  private daemon(program: string, args: readonly string[]): void {
    const child = spawn(program, args, { env: this.environment, stdio: 'ignore' });
    child.on('error', () => undefined);
    this.daemons.push(child);
  }

  /** Whether something comes true while the daemons live, within half a minute. */
  private async soon(holds: () => boolean): Promise<boolean> {
    for (let i = 0; i < 300; i += 1) {
      if (holds()) return true;
      if (this.daemons.some(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null))
        return false;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    return false;
  }

  /** The last lines of a daemon's log. */
  private told(program: string): string {
    const log = this.at(`${program}.log`);
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    return `${program} did not start: ${lines.slice(-3).join(' | ')}\n`;
  }

  get environment(): NodeJS.ProcessEnv {
    return { ...withSbin(), SLURM_CONF: this.at('slurm.conf') };
  }

  /** What a command of Slurm prints, in a folder. */
  run(program: string, args: readonly string[], cwd: string = this.folder): string {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd,
      encoding: 'utf8',
      env: this.environment,
    });
    return status === 0 || program === 'sinfo' ? stdout : `${stdout}${stderr}`;
  }

  /** Ends what it has started, and waits until it has ended. */
  async stop(): Promise<void> {
    if (this.daemons.length === 3) this.run('scancel', ['--me']);
    for (const child of [...this.daemons].reverse()) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
