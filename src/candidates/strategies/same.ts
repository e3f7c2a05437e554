import { likeness } from "../likeness.ts";

/**
 * How alike two people are in one attribute, 0..1. Without `order`: 1 if their sets of values have anything in common,
 * else 0 (an empty set has nothing in common with anybody). With `order`, a list of all the values there are:
 * `1 − steps / (values − 1)`, by the steps in the list between their nearest two values. A plain value is a set of
 * one; values are compared by their text. Symmetric, and `different` is 1 less this.
 *
 * *Unknown*: either attribute is missing; with `order`, either set is empty. *Errors*: an attribute that nobody has, a
 * value that is not in `order`. *Cost*: per row the mentors and their values. *Source*: Gower 1971, "A general
 * coefficient of similarity and some of its properties".
 */
export const same = likeness("same", "like");
