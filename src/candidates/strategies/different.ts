import { likeness } from "../likeness.ts";

/**
 * How far apart two people are in one attribute, 0..1: exactly 1 less `same`, with the same options. Without `order`: 1
 * if their sets have nothing in common, else 0. With `order`: `steps / (values − 1)`. A wish, not a rule: what must
 * differ is a rule `differ`.
 *
 * *Unknown*, *Errors*, *Cost*, *Source*: as `same`.
 */
export const different = likeness("different", "unlike");
