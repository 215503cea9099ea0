/** What to write instead of expectations, probabilities and variances: a claim is about numbers. */
export const NO_RANDOM_VARIABLES =
  'there are no random variables: what is known of an expectation is a number, `given G[t] > 0`, and a claim is about it';
