/** Samples of a method at most: a run of T steps has one path for each sequence of T samples. */
export const MAX_SAMPLES = 4;

/** Paths of a run at most, each of which is run: T = 6 with as many samples as there can be, T = 12 with two. */
export const MAX_PATHS = MAX_SAMPLES ** 6;
