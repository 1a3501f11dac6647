/** The look of the report, on the screen and on A4. Only its digest is allowed by the report's policy. */
export const STYLE = `
:root { --page: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --accent: #0b5c8a; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #14181d; --text: #e6e9ec; --soft: #a9b3bd; --line: #3a434d; --accent: #7cc4f0; }
}
* { box-sizing: border-box; margin: 0; padding: 0; }
body { max-width: 60rem; margin: 0 auto; padding: 24px 16px 64px; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { margin-top: 40px; font-size: 1.375rem; }
h3 { margin-top: 24px; font-size: 1.0625rem; }
p, ul, dl, figure, table, section, .wide { margin-top: 12px; }
ul.plain { padding-left: 20px; }
.hint { color: var(--soft); font-size: 0.875rem; }
.strong { font-weight: 600; }
.notice { padding: 8px 16px; border-left: 4px solid var(--accent); }
.notice p { margin: 4px 0; }
dl { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 16px; }
dt { color: var(--soft); }
dd { overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 8px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: normal; }
th { font-weight: 600; }
td.number, th.number, .picture td, .picture thead th + th { text-align: right; }
td.whole, th.whole { white-space: nowrap; }
.wide { overflow-x: auto; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.picture { padding: 16px; border: 1px solid var(--line); border-radius: 4px; break-inside: avoid-page; }
.picture > * + * { margin-top: 12px; }
.legend, .bars { list-style: none; font-size: 0.875rem; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; }
.legend li { display: flex; align-items: center; gap: 8px; }
.bars { display: grid; gap: 8px; }
.bars li { display: grid; grid-template-columns: 64px minmax(0, 1fr) 56px; align-items: center; gap: 8px; break-inside: avoid; }
.bar, .swatch { display: block; overflow: visible; }
.bars.credits li { grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; }
.bars.credits .bar { grid-row: 2; grid-column: 1 / -1; }
.bar-name, .bar-value { white-space: nowrap; font-variant-numeric: tabular-nums; }
.bar-value { text-align: right; }
.fillings { position: absolute; }
.paper { fill: var(--page); }
.ink { fill: var(--accent); }
.stroke { fill: none; stroke: var(--accent); stroke-width: 2; }
.outline { stroke: var(--accent); stroke-width: 1; }
.frame { fill: none; stroke: var(--text); stroke-width: 1.5; }
summary { cursor: pointer; }
footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line); }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2.employer { break-before: page; }
  h2, h3, caption { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .picture { break-inside: auto; }
  .wide { overflow: visible; }
  summary { list-style: none; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
