/** Thrown while a kernel is compiled: the claim has something that kernels do not do. The hunt then goes without one. */
export class Unsupported extends Error {}
