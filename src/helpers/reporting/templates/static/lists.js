// Narrows lists while somebody types or chooses, and sorts tables by their columns.
// Without this script the fields stay hidden and every list is whole.
"use strict";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const entriesOf = (group) => [...group.querySelectorAll("li, tr")].filter((entry) => !entry.matches(".group"));

function listOf(list) {
  // An entry is found by its own words and by those above it: "banten" shows all of Banten.
  return [...list.querySelectorAll("[data-group]")].map((group) => {
    const head = group.querySelector("h2, h3, .group")?.textContent ?? "";
    const entries = entriesOf(group).map((entry) => ({ entry, words: plain(`${head} ${entry.textContent}`) }));
    return { group, entries };
  });
}

// What each kind of field asks of an entry.
const asks = {
  words: (value) => {
    const wanted = plain(value).split(/\s+/).filter(Boolean);
    return ({ words }) => wanted.every((word) => words.includes(word));
  },
  least: (value) => ({ entry }) => Number(entry.dataset.count) >= Number(value),
  among: (value) => ({ entry }) => !value || [...entry.cells].some((cell) => cell.textContent === value),
};

function connect(list) {
  const fields = [...document.querySelectorAll(`[data-filter="${list.id}"]`)];
  const groups = listOf(list);
  const said = fields.map((field) => field.querySelector("output")).find(Boolean);

  const narrow = () => {
    const inputs = fields.map((field) => [field.dataset.kind, field.querySelector("input, select").value]);
    const tests = inputs.filter(([, value]) => value).map(([kind, value]) => asks[kind](value));
    let shown = 0;
    let all = 0;
    for (const { group, entries } of groups) {
      let here = 0;
      for (const item of entries) {
        item.entry.hidden = !tests.every((test) => test(item));
        here += item.entry.hidden ? 0 : 1;
      }
      group.hidden = here === 0;
      shown += here;
      all += entries.length;
    }
    const sentence = said.dataset.said.replace("{shown}", shown).replace("{all}", all);
    said.textContent = tests.length ? sentence : "";
  };

  for (const field of fields) {
    field.addEventListener("input", narrow);
    field.hidden = false;
  }
  narrow(); // the browser may have kept what was typed before
}

function sortable(table) {
  const language = document.documentElement.lang;
  const order = new Intl.Collator(language, { numeric: true });
  const heads = [...table.tHead.rows[0].cells];

  const valueOf = (row, at) => row.cells[at].dataset.value ?? row.cells[at].textContent;
  const sort = (at) => {
    const head = heads[at];
    // A column of numbers begins with the most, one of names with A.
    const first = head.classList.contains("number") ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const now = head.getAttribute("aria-sort") === first ? other : first;
    for (const each of heads) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", now);
    const sign = now === "ascending" ? 1 : -1;
    for (const body of table.tBodies) {
      const rows = [...body.rows].sort((a, b) => sign * order.compare(valueOf(a, at), valueOf(b, at)));
      body.append(...rows);
    }
  };

  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sortLabel.replace("{column}", head.textContent);
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(at));
    head.append(button);
  });
}

for (const id of new Set([...document.querySelectorAll("[data-filter]")].map((field) => field.dataset.filter))) {
  connect(document.getElementById(id));
}
document.querySelectorAll("table[data-sortable]").forEach(sortable);
