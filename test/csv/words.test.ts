import { describe, expect, it } from "vitest";
import { cohortFromCsv } from "../../src/cohortFromCsv.ts";
import { fullIssuesOf } from "./files.ts";

type Anything = Readonly<Record<string, unknown>>;

/** Reads one mentee, whose cells other than the id are these. */
function reading(cells: Readonly<Record<string, string>>, mentees: Anything, mentors = "id,name\nm1,Kim\nm2,Lea\n") {
  const file = `id,${Object.keys(cells).join(",")}\nr1,${Object.values(cells).join(",")}\n`;
  const mapping = { version: 1, mentees: { id: "id", ...mentees }, mentors: { id: "id", name: "name" } };
  return () => cohortFromCsv({ mentees: file, mentors }, mapping).mentees[0];
}

/** `place: message` of every issue. */
function said(read: () => unknown): string[] {
  return fullIssuesOf(read).map(({ path, message }) => `${path}: ${message}`);
}

describe("people by name", () => {
  const twoOfOneName = "id,name\nm1,Kim West\nm2,Kim  West\nm3,Lea\nLea,Max\n";
  const wishes = { wishes: { column: "x", by: "name" }, avoid: { column: "y", by: "name" } };

  it("says of a name of two which ids tell them apart, and reads such an id", () => {
    expect(said(reading({ x: "Kim West" }, { wishes: wishes.wishes }, twoOfOneName))).toEqual([
      'line 2, column 2 ("x"): expected a name that one person has (say who by id: "m1" or "m2"), received "Kim West"',
    ]);
    expect(reading({ x: "m2; Max", y: "m1" }, wishes, twoOfOneName)()).toMatchObject({
      wishes: ["m2", "Lea"],
      avoid: ["m1"],
    });
  });

  it("takes what is both a name and an id for the name", () => {
    expect(reading({ x: "Lea" }, { wishes: wishes.wishes }, twoOfOneName)()).toMatchObject({ wishes: ["m3"] });
  });

  it("takes runs of white space for one space, on either side", () => {
    const mentors = 'id,name\nm1,Kim  West\nm2,"Lea\nSouth"\n';
    expect(reading({ x: "Kim West;Lea   South" }, { wishes: wishes.wishes }, mentors)()).toMatchObject({
      wishes: ["m1", "m2"],
    });
  });

  it("says of a name where ids are read how names would be", () => {
    expect(said(reading({ x: "m1 = Lea", y: "Kim" }, { wishes: "x", avoid: "y" }))).toEqual([
      'line 2, column 2 ("x"): expected the id of somebody, received "Lea", which is a name ("by": "name" in the mapping reads names)',
      'line 2, column 3 ("y"): expected the id of somebody, received "Kim", which is a name ("by": "name" in the mapping reads names)',
    ]);
  });
});
