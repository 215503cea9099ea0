import { escapeHtml } from '../markup.js';
import { isLogarithmic, type Scale, tickText, tickValues } from './axis.js';

/** Sizes of plots, in the units of their view boxes: about as many pixels as they take on a page. */
export const WIDTHS = { small: 320, wide: 330 } as const;
export const HEIGHT = 170;
export const MARGIN = { top: 12, right: 12, bottom: 30, left: 46 } as const;

export function verticalAxis(y: Scale, right: number): string[] {
  return tickValues(y, 3).map((value) => {
    const at = round(y(value));
    return (
      `<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${at}" y2="${at}"/>` +
      `<text x="${MARGIN.left - 6}" y="${at}" dy="0.32em" text-anchor="end">${tickText(value)}</text>`
    );
  });
}

/** Whole numbers from left to right, with the name of what is counted. */
export function horizontalAxis(x: Scale, right: number, bottom: number, across: string): string[] {
  const ticks = tickValues(x, 6).filter(Number.isInteger);
  return [
    ...ticks.map(
      (value) =>
        `<text x="${round(x(value))}" y="${bottom + 14}" text-anchor="middle">${tickText(value)}</text>`,
    ),
    `<text class="axis-name" x="${right}" y="${HEIGHT - 3}" text-anchor="end">${escapeHtml(across)}${isLogarithmic(x) ? ' (log scale)' : ''}</text>`,
  ];
}

/** Says that heights are logarithms: equal steps are equal factors. */
export function logarithmic(): string {
  return `<text class="scale" x="${MARGIN.left}" y="${HEIGHT - 3}">log scale</text>`;
}

/** Two decimals of a pixel: more are noise, and would differ with the last bit of a logarithm. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
