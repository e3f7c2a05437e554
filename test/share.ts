const SHARE = Number(process.env.PAIRWRIGHT_SHARE ?? 0.3);

/** So many of `count` cases, or of what they must meet: a share in the everyday run, all in `npm run test:deep`. */
export function share(count: number): number {
  return Math.ceil(count * SHARE);
}
