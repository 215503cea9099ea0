/** Every claim is as expected. */
export const EXIT_AS_EXPECTED = 0;
/** Some claim is not as expected. */
export const EXIT_UNEXPECTED = 1;
/** A mistake in the input: documents, options, a point; or a claim that could not be judged. */
export const EXIT_MISTAKE = 2;
/** Certain findings contradict each other (a proof and a counterexample, two evaluators, two reports): a fault of this tool. */
export const EXIT_CONTRADICTION = 3;
/** A fault of this tool: an exception that is no problem of the input (EX_SOFTWARE of sysexits.h). */
export const EXIT_FAULT = 70;
/** Whoever reads standard output has seen enough (128 + SIGPIPE). */
export const EXIT_PIPE = 141;
/** Interrupted by the user (128 + SIGINT). */
export const EXIT_INTERRUPTED = 130;
