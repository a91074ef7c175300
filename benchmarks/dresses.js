// Marks the parts of each table, and holds what dresses do that CSS cannot: dresses.py names the functions.
const tables = [...document.querySelectorAll("table")];
const words = (element) => element.textContent.replace(/\s+/g, "");
const cellsOf = (row) => [...row.cells];

function isHead(row) {
  const cells = cellsOf(row);
  return row.parentElement.tagName === "THEAD" || (cells.length > 1 && cells.every((cell) => cell.tagName === "TH"));
}

function headOf(table) {
  const rows = [...table.rows];
  let height = rows.findIndex((row) => !isHead(row));
  if (height < 1) height = Math.max(1, ...cellsOf(rows[0]).map((cell) => cell.rowSpan));
  return rows.slice(0, Math.min(height, rows.length - 1));
}

// The line over a table that names it, and the one that names its unit.
function linesOver(table) {
  const found = {};
  for (let at = table.previousElementSibling; at && !(found.unit && found.caption); at = at.previousElementSibling) {
    const said = words(at);
    if (said.length > 60 || !/^(P|DIV|CAPTION)$/.test(at.tagName)) break;
    if (!found.unit && !found.caption && /单位[：:]/.test(said)) found.unit = at;
    else if (!found.caption && /^(附?表|关键绩效|.{0,30}(表|情况|资料)$)/.test(said)) found.caption = at;
    else break;
  }
  return found;
}

for (const table of tables) {
  const head = headOf(table);
  head.forEach((row, at) => {
    row.classList.add("dress-head");
    for (const cell of row.cells) if (at + cell.rowSpan >= head.length) cell.classList.add("dress-last");
  });
  for (const row of table.rows) {
    const cells = cellsOf(row);
    const first = words(cells[0]);
    if (/^(总计|小计|.{0,8}合计)$/.test(first)) row.classList.add("dress-total");
    if (cells.length === 1 && cells[0].colSpan > 1) row.classList.add("dress-band");
    row.classList.add(row.sectionRowIndex % 2 ? "dress-odd" : "dress-even");
  }
  const over = linesOver(table);
  if (over.unit) over.unit.classList.add("dress-unit");
  if (over.caption) over.caption.classList.add("dress-caption");
  table.over = over;
}

function unitInCaption() {
  for (const { over } of tables) {
    if (!over.unit || !over.caption) continue;
    over.caption.append("（" + over.unit.textContent.trim().replace(/^[（(]|[）)]$/g, "") + "）");
    over.unit.remove();
  }
}

function makerBesideUnit() {
  for (const { over } of tables) {
    if (!over.unit || /编制/.test(over.unit.textContent)) continue;
    const unit = over.unit.textContent.trim();
    over.unit.innerHTML = "<span>编制单位：沐川市栎亭事务中心</span><span></span>";
    over.unit.lastChild.textContent = unit;
    over.unit.style.cssText = "display:flex!important;justify-content:space-between!important;text-indent:0!important";
  }
}

function captionBelow() {
  for (const table of tables) if (table.over.caption) table.after(table.over.caption);
}

// Breaks each table of six rows or more before a row in its middle that no tall cell crosses.
function breakInside(repeated) {
  for (const table of tables) {
    const rows = [...table.rows];
    const head = rows.filter((row) => row.classList.contains("dress-head"));
    if (rows.length - head.length < 5) continue;
    if (repeated) {
      const top = table.tHead || table.createTHead();
      top.append(...head);
    } else if (table.tHead) table.tHead.style.setProperty("display", "table-row-group", "important");
    const crossed = new Set();
    rows.forEach((row, at) => {
      const height = Math.max(...cellsOf(row).map((cell) => cell.rowSpan));
      for (let below = at + 1; below < at + height; below++) crossed.add(below);
    });
    const middle = Math.ceil((rows.length + head.length) / 2);
    for (let at = middle; at < rows.length; at++) {
      if (crossed.has(at)) continue;
      rows[at].style.setProperty("break-before", "page", "important");
      break;
    }
  }
}

// Puts neighbouring tables of few columns beside each other, each under its own lines.
function sideBySide() {
  const boxes = tables.map((table) => {
    const box = document.createElement("div");
    box.style.cssText = "flex:1 1 0;min-width:0";
    table.before(box);
    for (const line of [table.over.caption, table.over.unit]) if (line) box.append(line);
    box.append(table);
    return box;
  });
  const columns = (box) => Math.max(...[...box.querySelector("table").rows].map((row) => row.cells.length));
  for (let at = 0; at + 1 < boxes.length; at++) {
    if (columns(boxes[at]) > 4 || columns(boxes[at + 1]) > 4) continue;
    const pair = document.createElement("div");
    pair.style.cssText = "display:flex;gap:8mm;align-items:flex-start";
    boxes[at].before(pair);
    pair.append(boxes[at], boxes[at + 1]);
    at++;
  }
}
