// Makes tables of the class "sortable" sortable: a button in each head, which a keyboard reaches, turns the order round.
// A cell is ordered by its attribute data-sort where it has one, else by its text; numbers by their size.
(() => {
  const words = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

  function keyOf(row, column) {
    const cell = row.cells[column];
    const text = (cell?.dataset.sort ?? cell?.textContent ?? "").trim();
    const number = text === "" ? Number.NaN : Number(text.replaceAll(",", ""));
    return { text, number };
  }

  /** Numbers before words, and what is empty last in either order. */
  function compare(a, b, sign) {
    if ((a.text === "") !== (b.text === "")) return a.text === "" ? 1 : -1;
    const numbers = [a, b].filter(({ number }) => !Number.isNaN(number)).length;
    if (numbers === 2) return sign * (a.number - b.number);
    if (numbers === 1) return sign * (Number.isNaN(a.number) ? 1 : -1);
    return sign * words.compare(a.text, b.text);
  }

  function sort(table, heads, column) {
    const head = heads[column];
    const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
      rows.sort((a, b) => compare(a.key, b.key, sign));
      body.append(...rows.map(({ row }) => row));
    }
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    // A cell over several columns or rows would be torn from its place.
    if (table.querySelector("[colspan], [rowspan]")) continue;
    heads.forEach((head, column) => {
      if (head.textContent.trim() === "") return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, heads, column));
      head.append(button);
    });
  }

  // What scrolls inside itself scrolls by keyboard, too.
  const scrollers = document.querySelectorAll(
    '.cell_output div[style*="overflow-x"], .picture .scroll',
  );
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of scrollers) watcher.observe(scroller);
})();
