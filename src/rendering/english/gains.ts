import { said } from "./phrases.ts";

// What more room, or a rule less, would bring.

export const gains = {
  title: "What would bring more",
  introduction:
    "Each of these by itself, with everything else as it is: one more place, or one rule or lock less. What would bring nothing is left out.",
  nothing: "Nothing would, of one more place at a mentor or in the programme, and one rule or lock less.",
  /** Of many mentors, where each would take matching again. */
  placesLeftOut:
    "What one more place at each mentor would bring was not looked for; it can be asked of any one of them.",
  nothingElse: "Nothing would, of one more place in the programme, and one rule or lock less.",
  place: (mentor: string, effect: string) => said(`One more place with ${mentor}`, effect),
  placeForNothing: (mentor: string) => `One more place with ${mentor} would bring nothing.`,
  programme: (effect: string) => said("One more place in the programme", effect),
  rule: (rule: string, effect: string) => said(`To do without the rule ${rule}`, effect),
};
