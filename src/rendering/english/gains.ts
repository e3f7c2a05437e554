// What more room, or a rule less, would bring.

export const gains = {
  title: "What would bring more",
  introduction:
    "Each of these by itself, with everything else as it is: one more place, or one rule or lock less. What would bring nothing is left out.",
  nothing: "Nothing would, of one more place at a mentor or in the programme, and one rule or lock less.",
  place: (mentor: string, effect: string) => `One more place with ${mentor} ${effect}.`,
  placeForNothing: (mentor: string) => `One more place with ${mentor} would bring nothing.`,
  programme: (effect: string) => `One more place in the programme ${effect}.`,
  rule: (rule: string, effect: string) => `To do without the rule ${rule} ${effect}.`,
};
