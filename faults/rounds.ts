/**
 * How often a fault is brought about: `few` in the short form that `npm test` runs, `many` under
 * `npm run test:faults`.
 */
export const rounds = (few: number, many: number): number =>
  process.env.FAULTS === "many" ? many : few;
