import picocolors from 'picocolors';

/** Colours, or none of them. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

export const PLAIN: Paint = picocolors.createColors(false);
export const COLOURED: Paint = picocolors.createColors(true);
