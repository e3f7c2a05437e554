/**
 * Sorting and filtering. All that it shows is in the page already; without it nothing is missing. It reads no text as
 * markup, and asks for nothing.
 */
export const script = `(() => {
  "use strict";
  const collator = (() => {
    try { return new Intl.Collator(document.documentElement.lang, { numeric: true }); }
    catch { return new Intl.Collator(undefined, { numeric: true }); }
  })();
  const keyOf = (row, at) => {
    const cell = row.cells[at];
    return cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
  };
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b);
  for (const table of document.querySelectorAll("table.sortable")) {
    const headings = [...table.tHead.rows[0].cells];
    headings.forEach((heading, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const down = heading.getAttribute("aria-sort") === "ascending";
        for (const other of headings) other.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((a, b) => compare(keyOf(a, at), keyOf(b, at)) * (down ? -1 : 1));
        table.tBodies[0].append(...rows);
      });
    });
  }
  for (const filter of document.querySelectorAll(".filter")) {
    const input = filter.querySelector("input");
    const shown = filter.querySelector("output");
    const rows = [...document.getElementById(filter.dataset.of).querySelectorAll("tbody tr")];
    const apply = () => {
      const words = input.value.toLowerCase().split(/\\s+/);
      let count = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) count++;
      }
      shown.textContent = filter.dataset.shown + " " + count;
    };
    input.addEventListener("input", apply);
    filter.hidden = false;
  }
})();
`;
