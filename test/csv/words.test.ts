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

describe("numbers of topics", () => {
  const columns = { strategy: "x", policy: "y" };

  it("names the key that reads another scale, where there is none", () => {
    const words = 'expected a number from 0 to 1 (or a "scale" in the mapping), received';
    expect(said(reading({ x: "5", y: "-1" }, { levels: { columns } }))).toEqual([
      `line 2, column 2 ("x"): ${words} "5"`,
      `line 2, column 3 ("y"): ${words} "-1"`,
    ]);
    expect(said(reading({ x: "strategy: 3" }, { levels: "x" }))).toEqual([`line 2, column 2 ("x"): ${words} "3"`]);
  });

  it("holds objectives to the scale that the mapping declares, and leaves their weights as they are written", () => {
    const objectives = { columns, scale: [0, 5] };
    expect(reading({ x: "5", y: "0" }, { objectives })()).toMatchObject({ objectives: { strategy: 5 } });
    expect(reading({ x: "5", y: "1" }, { objectives })()).toMatchObject({ objectives: { strategy: 5, policy: 1 } });
    expect(said(reading({ x: "55", y: "-1" }, { objectives }))).toEqual([
      'line 2, column 2 ("x"): expected a number from 0 to 5, received "55"',
      'line 2, column 3 ("y"): expected a number from 0 to 5, received "-1"',
    ]);
    const inCell = { objectives: { column: "x", scale: [1, 5] } };
    expect(reading({ x: "strategy: 5; policy: 1" }, inCell)()).toMatchObject({
      objectives: { strategy: 5, policy: 1 },
    });
    expect(said(reading({ x: "strategy: 5; policy: 0" }, inCell))).toEqual([
      'line 2, column 2 ("x"): expected a number from 1 to 5, received "0"',
    ]);
    // Not said is 1 where weights are whatever one likes, but not on a scale.
    expect(said(reading({ x: "strategy" }, inCell))).toEqual([
      'line 2, column 2 ("x"): expected a number after ":", received "strategy"',
    ]);
  });

  it.each([[[5, 1]], [[3, 3]], [[-1, 5]], [[0, 1e9]], [["a", 1]]])("refuses the scale %j of objectives", (scale) => {
    const issues = fullIssuesOf(reading({ x: "1" }, { objectives: { columns: { strategy: "x" }, scale } }));
    expect(
      issues.every(({ document, path }) => document === "mapping" && path.startsWith("mentees.objectives.scale")),
    ).toBe(true);
  });

  it("says of a row without any objective what its cells would have to say", () => {
    expect(said(reading({ x: "0", y: "" }, { objectives: { columns } }))).toEqual([
      'line 2, column 2 ("x"): expected a number above 0 in one of the columns "x", "y" (or no answer in all of them), received 0 or nothing in each',
    ]);
    expect(said(reading({ x: "strategy: 0; policy: 0" }, { objectives: "x" }))).toEqual([
      'line 2, column 2 ("x"): expected a number above 0 for one of the topics (or an empty cell), received "strategy: 0; policy: 0"',
    ]);
    expect(said(reading({ x: "(none)" }, { objectives: "x" }))).toEqual([
      'line 2, column 2 ("x"): expected a number above 0 for one of the topics (or an empty cell), received "(none)"',
    ]);
    // Where a cell cannot be read, that is what is said.
    expect(said(reading({ x: "0", y: "some" }, { objectives: { columns } }))).toEqual([
      'line 2, column 3 ("y"): expected a number, received "some"',
    ]);
  });
});

describe("what is no text of a spreadsheet", () => {
  const mapping = { version: 1, mentees: { id: "id" }, mentors: { id: "id" } };
  const zip = "PK\u0003\u0004\u0014\u0000[Content_Types].xml\n\u0000\u00ff,\n,x";

  it.each([["mentees.csv"], ["./data/mentees.TSV"], ["C:\\a\\b.xlsx"], ["mentees.txt"]])(
    "says that %s is a name",
    (name) => {
      expect(said(() => cohortFromCsv({ mentees: name, mentors: "id\n" }, mapping))).toEqual([
        `: expected the text of a file or its bytes, received its name, ${JSON.stringify(name)}`,
      ]);
      // A header that looks like a name is one where the mapping says so.
      expect(
        cohortFromCsv({ mentees: `${name}\n`, mentors: "id\n" }, { ...mapping, mentees: { id: name } }).mentees,
      ).toEqual([]);
    },
  );

  it.each([
    ["text", zip],
    ["bytes", Uint8Array.from(zip, (sign) => sign.charCodeAt(0))],
    ["the older kind", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0)],
  ])("says once that a workbook is one: %s", (_, file) => {
    for (const side of [{}, { encoding: "latin1" }])
      expect(
        said(() => cohortFromCsv({ mentees: file, mentors: "id\n" }, { ...mapping, mentees: { id: "id", ...side } })),
      ).toEqual([": expected CSV, received a workbook (to be saved as CSV)"]);
  });
});

it("says of a mapping without an id which columns will do", () => {
  expect(
    said(() =>
      cohortFromCsv(
        { mentees: "name\n", mentors: "id\n" },
        { version: 1, mentees: { name: "name" }, mentors: { id: 5 } },
      ),
    ),
  ).toEqual([
    "mentees.id: expected the header of a column that differs for everybody, such as a number, a mail address or the name, received nothing",
    "mentors.id: expected the header of a column that differs for everybody, such as a number, a mail address or the name, received 5",
  ]);
});
