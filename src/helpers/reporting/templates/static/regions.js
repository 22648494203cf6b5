// Narrows a list while somebody types: the regions of the home page, the articles, the rules.
// Without this script the field stays hidden and the list is whole.
"use strict";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

for (const field of document.querySelectorAll("[data-filter]")) {
  const list = document.getElementById(field.dataset.filter);
  const input = field.querySelector("input");
  const said = field.querySelector("output");
  const groups = [...list.querySelectorAll("[data-group]")].map((group) => {
    const head = group.firstElementChild;
    const entries = [...group.querySelectorAll("li, tr")].filter((entry) => entry !== head);
    // An entry is found by its own words and by those above it: "banten" shows all of Banten.
    return { group, entries: entries.map((entry) => ({ entry, words: plain(`${head.textContent} ${entry.textContent}`) })) };
  });

  const narrow = () => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    let all = 0;
    for (const { group, entries } of groups) {
      let here = 0;
      for (const { entry, words } of entries) {
        entry.hidden = !wanted.every((word) => words.includes(word));
        here += entry.hidden ? 0 : 1;
      }
      group.hidden = here === 0;
      shown += here;
      all += entries.length;
    }
    const sentence = field.dataset.said.replace("{shown}", shown).replace("{all}", all);
    said.textContent = wanted.length ? sentence : "";
  };

  input.addEventListener("input", narrow);
  field.hidden = false;
  narrow(); // the browser may have kept what was typed before
}
