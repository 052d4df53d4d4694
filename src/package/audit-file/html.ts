import type { Table } from './audit-file-part.ts';

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A control character, which no page shows, is shown as its sign, or by its number. */
const signOf = (control: string): string => {
  const code = control.codePointAt(0) ?? 0;
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : `[U+00${code.toString(16).toUpperCase()}]`;
};

export const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Control}/gu, signOf);

const style = `
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1b2430;background:#fff}
body{margin:0 auto;padding:2rem 1rem 4rem;max-width:64rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-block:2rem .5rem}h3{font-size:1rem;margin-block:1.5rem .25rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{color:#12395b}nav{margin-block-end:1rem}
.state{font-weight:600}.notRecorded{color:#8e1b2f}.partly{color:#7a4410}.recorded{color:#1d5c37}
.said,td,dd{white-space:pre-wrap;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:start;font-weight:600;font-size:1.1rem;margin-block:2rem .5rem}
th,td{border:1px solid #c9d0d8;padding:.35rem .5rem;text-align:start;vertical-align:top}
thead th{background:#f3f5f7}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.25rem 1rem;margin:0;border-block-start:1px solid #c9d0d8;padding-block:.5rem}
dt{color:#55606e}dd{margin:0}
@media print{nav{display:none}body{max-width:none;padding:0}thead{display:table-header-group}tr,.entry{break-inside:avoid}a{color:inherit;text-decoration:none}}
@page{margin:18mm}`;

/** A page that works alone: no script, no network. Texts of people run in the direction they are written in. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

export const tableHtml = (table: Table): string => (table.isLong ? entries(table) : grid(table));

const grid = ({
  title,
  columns,
  rows,
}: Table): string => `<div class="wide" role="region" tabindex="0" aria-label="${escaped(title)}">
<table>
<caption>${escaped(title)}</caption>
<thead><tr>${columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>
<tbody>
${rows
  .map(
    (row) =>
      `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row" dir="auto">${escaped(cell)}</th>` : `<td dir="auto">${escaped(cell)}</td>`)).join('')}</tr>`,
  )
  .join('\n')}
</tbody>
</table>
</div>`;

/** From a part's page, which lies one folder below. */
const fileLink = (path: string) => `<a href="../${escaped(encodeURI(path))}">${escaped(path)}</a>`;

/** One below the other, without what wasn't said. */
const entries = ({ title, columns, rows, pathColumn }: Table): string => `<h2>${escaped(title)}</h2>
${rows
  .map(
    (row) => `<section class="entry">
<h3 dir="auto">${escaped(row[0] ?? '')}</h3>
<dl>
${columns
  .map((column, i) => ({ column, cell: row[i] ?? '', isPath: i === pathColumn }))
  .filter(({ cell }, i) => i > 0 && cell !== '')
  .map(
    ({ column, cell, isPath }) =>
      `<dt>${escaped(column)}</dt><dd dir="auto">${isPath ? cell.split('\n').map(fileLink).join('\n') : escaped(cell)}</dd>`,
  )
  .join('\n')}
</dl>
</section>`,
  )
  .join('\n')}`;
