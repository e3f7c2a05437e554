/**
 * One style for every page. Colours tell things apart by lightness too, and never alone: cells hold numbers, parts
 * stand in the order of their legend. Categories are those of Okabe & Ito (2008), made for the colour-blind.
 */
const light = `
  --ground: #ffffff; --ink: #1a2330; --soft: #55606e; --line: #cfd6df; --panel: #f4f6f9; --link: #0b5394;
  --h0: #eff5fb; --h1: #d6e5f3; --h2: #b3d0e8; --h3: #8ab6da; --h4: #5e98c8; --h5: #2c6aa5; --h6: #123f70;
  --h-low: #14202e; --h-high: #ffffff; --mark: #9c3d00;
`;

const dark = `
  --ground: #12171e; --ink: #e7ecf2; --soft: #a9b4c1; --line: #38434f; --panel: #1b222b; --link: #8cc2ff;
  --h0: #18222d; --h1: #1b3249; --h2: #1e4467; --h3: #245a89; --h4: #5a96cb; --h5: #93c0e8; --h6: #d3e7fa;
  --h-low: #f2f6fa; --h-high: #0c1420; --mark: #ffb061;
`;

export const style = `
:root { color-scheme: light dark; ${light} }
@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word; }
header, nav, main { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .75rem; }
h3 { font-size: 1.08rem; margin: 1.5rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .5rem; }
p, li { max-width: 75ch; }
p { margin: .5rem 0; }
ul { margin: .5rem 0; padding-inline-start: 1.25rem; }
li { margin: .2rem 0; }
a { color: var(--link); }
header p { color: var(--soft); }
main { padding-bottom: 4rem; }
main:focus { outline: none; }
section { margin-top: 2.25rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
section:first-child { border-top: 0; padding-top: .5rem; margin-top: .5rem; }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { list-style: none; padding: .6rem 0; margin: 1rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem 1.25rem;
  border-block: 1px solid var(--line); }
nav li { margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 0 0 1.25rem; }
.figures div { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem;
  display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dt { color: var(--soft); font-size: .9rem; }
.figures dd { margin: 0; font-size: 1.6rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.scroll { overflow: auto; max-width: 100%; margin: .75rem 0 1rem; }
@media screen {
  .tall { max-height: 40rem; border-bottom: 1px solid var(--soft); }
  .tall thead th { position: sticky; top: 0; background: var(--ground); z-index: 1; }
}
table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; }
caption { text-align: start; color: var(--soft); padding: 0 0 .4rem; }
th, td { padding: .35rem .7rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; min-width: 4em; max-width: 34rem; }
td.name { min-width: 11.5em; } td.wide { min-width: 18em; }
th[scope=col] { border-bottom: 2px solid var(--soft); vertical-align: bottom; text-align: start; overflow-wrap: normal; }
th[scope=row] { font-weight: 550; }
th.name[scope=row] { min-width: 11.5em; }
.n { text-align: end !important; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.n { white-space: normal; }
tbody tr:hover { background: var(--panel); }
th button { all: unset; cursor: pointer; font-weight: inherit; }
th button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
th button::after { content: "\\a0\\2195"; color: var(--soft); font-weight: 400; }
th[aria-sort=ascending] button::after { content: "\\a0\\2191"; color: var(--link); }
th[aria-sort=descending] button::after { content: "\\a0\\2193"; color: var(--link); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.filter[hidden] { display: none; }
.filter input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--soft);
  border-radius: .3rem; padding: .3rem .6rem; margin-inline-start: .5rem; }
.filter output { color: var(--soft); }
details { margin: .4rem 0; }
summary { cursor: pointer; padding: .25rem 0; color: var(--link); overflow-wrap: anywhere; }
.people details { border-bottom: 1px solid var(--line); margin: 0; }
.people summary { padding: .45rem 0; color: inherit; font-weight: 550; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
figure { margin: 1rem 0; }
svg { direction: ltr; display: block; }
svg text { fill: var(--ink); font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
svg .end { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .axis { stroke: var(--line); } svg text.soft { fill: var(--soft); }
.track { fill: none; stroke: var(--soft); } .frame { stroke: var(--soft); } .taken { fill: var(--h5); } .free { fill: none; stroke: var(--soft); }
.meter { display: inline-block; vertical-align: middle; margin-inline-end: .5rem; }
.h0 { fill: var(--h0); } .h1 { fill: var(--h1); } .h2 { fill: var(--h2); } .h3 { fill: var(--h3); }
.h4 { fill: var(--h4); } .h5 { fill: var(--h5); } .h6 { fill: var(--h6); }
svg .low text { fill: var(--h-low); font-size: 11px; } svg .high text { fill: var(--h-high); font-size: 11px; }
svg text.made { font-weight: 700; }
.mark { fill: none; stroke: var(--mark); stroke-width: 2.5; }
.hatch { stroke: var(--soft); stroke-width: 1; } .veil { stroke: #10161d; stroke-width: 1.4; }
.c0 { fill: #0072b2; } .c1 { fill: #e69f00; } .c2 { fill: #009e73; } .c3 { fill: #cc79a7; }
.c4 { fill: #56b4e9; } .c5 { fill: #d55e00; } .c6 { fill: #f0e442; } .c7 { fill: #8c8c8c; }
.part { stroke: var(--ground); stroke-width: 1; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.2rem; padding: 0; margin: .75rem 0; font-size: .9rem; }
.key li { display: flex; align-items: center; gap: .45rem; margin: 0; }
.key svg { flex: none; }
.charts > div { min-width: 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(27rem, 100%), 1fr)); gap: 1rem 2rem; }
@media (max-width: 40rem) {
  header, nav, main { padding-inline: .9rem; }
  h1 { font-size: 1.5rem; }
  .figures { grid-template-columns: 1fr 1fr; }
}
@media print {
  html { font-size: 75%; }
  .skip, nav, .filter, .same:not([open]) { display: none !important; }
  header, main { max-width: none; padding: 0; }
  .scroll { overflow: visible; max-height: none; }
  tr, .figures div, figure svg { break-inside: avoid; }
  thead { display: table-header-group; }
  h2, h3, h4, summary { break-after: avoid; }
  th button::after { content: "" !important; }
  svg { max-width: 100%; height: auto; }
  a { color: inherit; text-decoration: none; }
  svg, .figures div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
