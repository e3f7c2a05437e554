import { describe, expect, it } from "vitest";
import { cohortFromCsv } from "../../src/cohortFromCsv.ts";
import { fullIssuesOf, issuesOf, mappingWith, menteesIn, plainMapping } from "./files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const people = [
  { id: "r1", name: "Ana" },
  { id: "r2", name: "Ben" },
];

describe("spreadsheets as they are in real life", () => {
  it.each([
    ["plain", "id,name\nr1,Ana\nr2,Ben\n"],
    ["CR LF", "id,name\r\nr1,Ana\r\nr2,Ben\r\n"],
    ["CR alone", "id,name\rr1,Ana\rr2,Ben\r"],
    ["mixed line ends", "id,name\r\nr1,Ana\nr2,Ben\r"],
    ["no end of the last line", "id,name\r\nr1,Ana\r\nr2,Ben"],
    ["a byte order mark", "\ufeffid,name\nr1,Ana\nr2,Ben\n"],
    ["semicolons", "id;name\r\nr1;Ana\r\nr2;Ben\r\n"],
    ["tabs", "id\tname\nr1\tAna\nr2\tBen\n"],
    ["bars", "id|name\nr1|Ana\nr2|Ben\n"],
    ["a first line that says the delimiter", "sep=;\r\nid;name\r\nr1;Ana\r\nr2;Ben\r\n"],
    ["blank lines", "\n\nid,name\n\nr1,Ana\n   \n,\nr2,Ben\n\n\n"],
    ["empty cells at the ends", "id,name,,\nr1,Ana,,\nr2,Ben,,,,\n"],
    ["white space around cells", " id ,  name\nr1 ,\tAna\n r2,Ben \u00a0\n"],
    ["everything quoted", '"id","name"\r\n"r1","Ana"\r\n"r2","Ben"\r\n'],
    ["white space after a quoted cell", '"id" ,"name"\n"r1" ,"Ana" \n"r2","Ben"\n'],
    ["columns in another order", "name,id\nAna,r1\nBen,r2\n"],
    ["a header over two lines", '"id","na\nme"\nr1,Ana\nr2,Ben\n'],
  ])("reads %s", (title, file) => {
    const side = title.startsWith("a header") ? { name: "na me" } : {};
    expect(menteesIn(file, side)).toEqual(people);
    expect(menteesIn(bytes(file), side)).toEqual(people);
  });

  it.each([
    ["a cell too few", "id,name\nr1,Ana\nr2\n", ["mentees.csv 3 missing"]],
    ["a cell too many", "id,name\nr1,Brook, Ana\n", ["mentees.csv 2:3 unknown-key"]],
    ["a line break that is not quoted", "id,name\nr1,Ana\nBrook\n", ["mentees.csv 3 missing"]],
    ["a cell below no header", "id,,name\nr1,x,Ana\n", ["mentees.csv 2:2 unknown-key"]],
    ["a missing column", "id,nmae\nr1,Ana\n", ["mentees.csv 1 missing", "mentees.csv 1:2 unknown-key"]],
    ["a missing column of ids", "nr,name\nr1,Ana\n", ["mentees.csv 1 missing", "mentees.csv 1:1 unknown-key"]],
    ["a header twice", "id,name,name\nr1,Ana,Ben\n", ["mentees.csv 1:3 duplicate"]],
    ["a column that nothing reads", "id,name,email\nr1,Ana,a@b.example\n", ["mentees.csv 1:3 unknown-key"]],
    ["nothing", "", ["mentees.csv 1 missing"]],
    ["blank lines alone", "\n ,\n", ["mentees.csv 1 missing"]],
    ["an open quote", 'id,name\nr1,"Ana\nr2,Ben\n', ["mentees.csv 2 type"]],
    ["a quote inside a quoted cell", 'id,name\nr1,Ana\nr2,"Ben "the" x"\n', ["mentees.csv 3 type"]],
    ["an id twice, a line further down", 'id,name\nr1,"Ana\n\nBrook"\nr1,Ben\n', ["mentees.csv 5:1 duplicate"]],
    ["no id", "id,name\nr1,Ana\n,Ben\n", ["mentees.csv 3:1 missing"]],
    ["a formula that failed", "id,name\nr1,#N/A\nr2,#REF!\n", ["mentees.csv 2:2 type", "mentees.csv 3:2 type"]],
  ])("refuses %s, and says where", (_, file, issues) => {
    expect(issuesOf(() => menteesIn(file))).toEqual(issues);
    expect(issuesOf(() => menteesIn(file.replaceAll("\n", "\r\n")))).toEqual(issues);
  });

  it("refuses bytes that are no UTF-8, with the line, and reads them as what they are declared to be", () => {
    const latin = Uint8Array.from("id,name\r\nr1,Ana\r\nr2,Andr\u00e9 \u0080\r\n", (sign) => sign.charCodeAt(0));
    expect(issuesOf(() => menteesIn(latin))).toEqual(["mentees.csv 3 type"]);
    expect(menteesIn(latin, { encoding: "latin1" })).toEqual([people[0], { id: "r2", name: "André €" }]);
    const undefinedByte = Uint8Array.from("id,name\nr1,\u0081\n", (sign) => sign.charCodeAt(0));
    expect(issuesOf(() => menteesIn(undefinedByte, { encoding: "latin1" }))).toEqual(["mentees.csv 2 type"]);
  });

  it.each([
    ["overlong", [0xc0, 0xaf]],
    ["overlong, three bytes", [0xe0, 0x80, 0xaf]],
    ["overlong, four bytes", [0xf0, 0x80, 0x80, 0xaf]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
    ["beyond Unicode", [0xf4, 0x90, 0x80, 0x80]],
    ["cut short", [0xe2, 0x82]],
    ["UTF-16", [0xff, 0xfe]],
  ])("refuses %s", (_, wrong) => {
    const file = Uint8Array.of(...bytes("id,name\n\nr1,"), ...wrong);
    expect(issuesOf(() => menteesIn(file))).toEqual(["mentees.csv 3 type"]);
  });

  it("decodes as the platform does", () => {
    const text = `id,name\nr1,"${Array.from({ length: 9_000 }, (_, at) => String.fromCodePoint((at * 7) % 0xd800 || 65))
      .join("")
      .replaceAll('"', "")}😀\u{10ffff}x"\n`;
    const { name } = menteesIn(bytes(text), {}, "id,name\n".repeat(1))[0];
    expect(name).toBe(menteesIn(text)[0].name);
    expect(name).toContain("😀\u{10ffff}");
  });

  it("says the header that was probably meant, on both sides of the mistake", () => {
    const [missing, other] = fullIssuesOf(() => menteesIn("id,Nmae\nr1,Ana\n", { name: "Name" }));
    expect(missing.message).toBe('expected a column "Name" (did you mean "Nmae"?), received none');
    expect(other.message).toContain('(did you mean "Name"?), received "Nmae"');
    expect(other.path).toBe("line 1, column 2");
  });

  it("finds every fault of both files at once, each at its line and cell, in the order of the files", () => {
    const mapping = {
      version: 1,
      topics: { strategy: {}, policy: {} },
      mentees: {
        id: "id",
        wants: "wants",
        wishes: "wishes",
        objectives: { columns: { strategy: "strategy", policy: "policy" } },
        attributes: { years: { column: "years", kind: "number" } },
      },
      mentors: { id: "id", capacity: "places", minLoad: "at least", expertise: "offers" },
    };
    const mentees = [
      "id,wants,wishes,strategy,policy,years",
      'r1,two,"m1; m9",5,x,6',
      '"r 2",0,"m1;m1",0,0,six',
      "r1,1.5,,,-1,",
    ].join("\r\n");
    const mentors = ["id,places,at least,offers", "m1,many,2,", "m2,1,2,strategy: 2; polcy: 0.5", "m3,-1,,law"].join(
      "\n",
    );
    expect(issuesOf(() => cohortFromCsv({ mentees, mentors }, mapping))).toEqual([
      "mentees.csv 2:2 type", // two
      "mentees.csv 2:3 unknown-id", // m9
      "mentees.csv 2:5 type", // x
      "mentees.csv 3:2 range", // 0
      "mentees.csv 3:3 duplicate", // m1 twice
      "mentees.csv 3:4 range", // no objective at all
      "mentees.csv 3:6 type", // six
      "mentees.csv 4:1 duplicate", // r1
      "mentees.csv 4:2 type", // 1.5
      "mentees.csv 4:5 range", // -1
      "mentors.csv 2:2 type", // many
      "mentors.csv 3:3 conflict", // 2 of 1
      "mentors.csv 3:4 range", // 2
      "mentors.csv 3:4 unknown-id", // polcy
      "mentors.csv 4:2 range", // -1
      "mentors.csv 4:4 missing", // no number
    ]);
  });

  it("counts lines inside quoted cells, of the cell and of those before it", () => {
    const file = 'id,name,wants\r\nr1,"Ana\nBrook\r\nthird",x\r\n\r\nr2,"B\n",y\r\n';
    expect(issuesOf(() => menteesIn(file, { wants: "wants" }))).toEqual([
      "mentees.csv 4:3 type",
      "mentees.csv 7:3 type",
    ]);
  });

  it("complains of a garbled row once, and of its other cells not at all", () => {
    expect(issuesOf(() => menteesIn("id,name,wants\nr1,Brook, Ana,1\n", { wants: "wants" }))).toEqual([
      "mentees.csv 2:4 unknown-key",
    ]);
  });

  it("does not say of people that they are unknown where it is their file that cannot be read", () => {
    const mapping = mappingWith({ wishes: "wishes", avoid: { column: "avoid", by: "name" } });
    const mentees = "id,name,wishes,avoid\nr1,Ana,m1,Lea\n";
    expect(issuesOf(() => cohortFromCsv({ mentees, mentors: 'id,name\nm1,"Lea\n' }, mapping))).toEqual([
      "mentors.csv 2 type",
    ]);
  });

  it("keeps the number of issues bounded and says how many more there are", () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `r${at},x`).join("\n");
    const issues = fullIssuesOf(() =>
      menteesIn(`id,name,wants\n${rows.replaceAll(",x", ",x,many")}`, { wants: "wants" }),
    );
    expect(issues.length).toBe(1001);
    expect(issues[999]).toMatchObject({ line: 1001, column: 3 });
    expect(issues[1000].message).toBe("expected at most 1000 issues, received 19000 more");
  });

  it.each([
    ["no mapping", undefined, ["mapping missing"]],
    ["another version", { ...plainMapping, version: 2 }, ["mapping version version"]],
    ["no ids", { version: 1, mentees: {}, mentors: { id: "id" } }, ["mapping mentees.id missing"]],
    ["a key of the other side", mappingWith({ capacity: "places" }), ["mapping mentees.capacity unknown-key"]],
    [
      "one sign for two things",
      mappingWith({ levels: { column: "l", separator: ":" } }),
      ["mapping mentees.levels.separator conflict"],
    ],
    [
      "a scale of no width",
      mappingWith({ levels: { column: "l", scale: [3, 3] } }),
      ["mapping mentees.levels.scale range"],
    ],
    [
      "a column twice in a list",
      mappingWith({ wishes: { columns: ["1st", "1st"] } }),
      ["mapping mentees.wishes.columns[1] duplicate"],
    ],
    [
      "a label twice",
      { ...plainMapping, topics: { a: { label: "A" }, b: { label: "A" } } },
      ["mapping topics.b.label duplicate"],
    ],
    [
      "a collective objective that is no topic",
      { ...plainMapping, topics: { a: {} }, collective: ["b"] },
      ["mapping collective[0] unknown-id"],
    ],
  ])("refuses a mapping with %s", (_, mapping, issues) => {
    expect(issuesOf(() => cohortFromCsv({ mentees: "id,name\n", mentors: "id,name\n" }, mapping))).toEqual(issues);
  });

  it.each([[undefined], [null], [5], [["id"]], [{}]])("refuses %s as a file", (file) => {
    const files = { mentees: file, mentors: "id,name\n" } as never;
    expect(issuesOf(() => cohortFromCsv(files, plainMapping))).toEqual(["mentees.csv type"]);
  });
});

it("takes time in proportion to a file, whatever is in its cells", () => {
  const cell = `${"'".repeat(300_000)}x${" ".repeat(300_000)}x${"'".repeat(300_000)}`;
  const start = performance.now();
  expect(issuesOf(() => menteesIn(`id,name\n${cell},Ana\n`))).toEqual(["mentees.csv 2:1 limit"]);
  expect(performance.now() - start).toBeLessThan(5_000);
});
