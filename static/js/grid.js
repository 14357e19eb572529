// A block copied from Excel or Word and pasted into a cell of [data-grid] fills the cells from there on.
// What has no cell to go to is left out and stays on the clipboard.

/** The clipboard's lines as rows of cells; a cell in quotes may hold line breaks. */
function rowsOf(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    const sign = text[at];
    if (sign === '"' && quoted && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"' && (quoted || row[row.length - 1] === "")) quoted = !quoted;
    else if (sign === "\t" && !quoted) row.push("");
    else if (sign === "\n" && !quoted) rows.push([""]);
    else if (sign !== "\r") row[row.length - 1] += sign === "\n" ? " " : sign;
  }
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
  return rows;
}

document.addEventListener("paste", (event) => {
  const area = event.target;
  const table = area.closest?.("[data-grid]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!table || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const [, first, start] = area.name.match(/-(\d+)-(\d+)$/).map(Number);
  const rows = rowsOf(text);
  const fields = table.closest("form").elements;
  rows.forEach((cells, down) =>
    cells.forEach((cell, right) => {
      const field = fields[`${table.dataset.grid}-${first + down}-${start + right}`];
      if (!field) return;
      field.value = cell;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }),
  );
});
