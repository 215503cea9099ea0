/** Methods that tests make claims about, by their names: blocks of the language. */
const METHODS = {
  subgradient: `
\`\`\`method subgradient(R, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`,
  in_domain: `
\`\`\`method in_domain(R, G, eta)
convex f
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`,
  top_down: `
\`\`\`method top_down(R, G, w)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step z[t+1] = z[t] - w[t] * g[t]
step theta[t+1] = theta[t] + sum(k in t+1..T, w[k]) / sum(k in 1..T, w[k]) * (z[t+1] - z[t])
\`\`\`
`,
  adagrad: `
\`\`\`method adagrad(R)
convex f
assume norm(theta[1] - theta_star) <= R
let V[t] = sum(k in 1..t, norm(g[k])^2)
let eta[t] = R / sqrt(V[t])
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`,
  adagrad_in_ball: `
\`\`\`method adagrad_in_ball(R)
convex f
assume norm(theta[t] - theta_star) <= R
let V[t] = sum(k in 1..t, norm(g[k])^2)
let eta[t] = R / sqrt(V[t])
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`,
  normalised: `
\`\`\`method normalised(R, eta)
convex f
assume norm(theta[1] - theta_star) <= R
step theta[t+1] = theta[t] - eta[t] / norm(g[t]) * g[t]
\`\`\`
`,
  sampled: `
\`\`\`method sampled(R, G, eta)
convex f
samples 1/2, 1/2
assume norm(theta[1] - theta_star) <= R
assume E(norm(g[t])^2) <= G[t]^2
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`,
  sampled_normalised: `
\`\`\`method sampled_normalised(R, c)
convex f
samples 1/2, 1/2
assume norm(theta[1] - theta_star) <= R
let eta[t] = c[t] / norm(g[t])
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`,
  projected_in_domain: `
\`\`\`method projected_in_domain(R, G, eta)
convex f
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = project(theta[t] - eta[t] * g[t])
\`\`\`
`,
  projected: `
\`\`\`method projected(R, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = project(theta[t] - eta[t] * g[t])
\`\`\`
`,
  long_steps: `
\`\`\`method long_steps(R, G)
convex f
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G
step theta[t+1] = theta[t] - 3 * R / G * g[t]
\`\`\`
`,
  long_steps_projected: `
\`\`\`method long_steps_projected(R, G)
convex f
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G
step theta[t+1] = project(theta[t] - 3 * R / G * g[t])
\`\`\`
`,
} as const;

export type KnownMethod = keyof typeof METHODS;

/** The blocks of these methods, one after the other. */
export const methodBlocks = (...names: readonly KnownMethod[]): string =>
  names.map((name) => METHODS[name]).join('');

/** All of them. */
export const ALL_METHODS = methodBlocks(...(Object.keys(METHODS) as KnownMethod[]));
