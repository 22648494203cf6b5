// Full-text search in the index that lies in static/search/<language>. Its files are scripts that call jangkau.put, so
// that they can be loaded from a host and from a file alike.
"use strict";

const form = document.getElementById("search-field");
const input = form.querySelector("input");
const said = document.getElementById("search-said");
const list = document.getElementById("search-found");
const more = document.getElementById("search-more");
const folder = form.dataset.index;
const root = form.dataset.root;
const SHOWN = 15; // pages at a time
const LOOKED_AT = 300; // places whose words are compared with the question as a whole
const SPAN = 90; // words and what stands between them, of one snippet
const SNIPPETS = 3; // places of one page

const waiting = new Map();
globalThis.jangkau = { put: (name, value) => waiting.get(name)?.resolve(value) };

function load(name) {
  if (!waiting.has(name)) {
    const entry = {};
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    waiting.set(name, entry);
    const script = document.createElement("script");
    script.src = `${folder}${name}.js`;
    script.onerror = () => entry.reject(new Error(name));
    document.head.append(script);
  }
  return waiting.get(name).promise;
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const shardOf = (word) => (/^[\x00-\x7f]{1,2}$/.test(word.slice(0, 2)) ? word.slice(0, 2) : "other");

// The question in the address; one that is no address is taken as it was typed.
function askedFor() {
  const written = location.hash.startsWith("#q=") ? location.hash.slice(3) : "";
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

// Places that hold a word that begins with this one: how well, by number of the place.
async function placesOf(word, all) {
  const wanted = all.shards.filter((shard) => (word.length < 2 ? shard.startsWith(word) : shard === shardOf(word)));
  const found = new Map();
  for (const shard of await Promise.all(wanted.map((shard) => load(`words-${shard}`)))) {
    for (const [other, steps] of Object.entries(shard)) {
      if (!other.startsWith(word)) continue;
      let number = 0;
      for (const step of steps) {
        number += step;
        found.set(number, Math.max(found.get(number) ?? 0, other === word ? 2 : 1));
      }
    }
  }
  return found;
}

async function unitOf(number, all) {
  let part = all.firsts.length - 1;
  while (all.firsts[part] > number) part -= 1;
  const [page, title, about, text, labels] = (await load(`texts-${part}`))[number - all.firsts[part]];
  return { number, page, title, about, text, labels };
}

async function search(question) {
  const words = [...new Set(wordsOf(question))];
  if (!words.length) return [];
  const all = await load("all");
  const maps = await Promise.all(words.map((word) => placesOf(word, all)));
  const common = [...maps[0].keys()].filter((number) => maps.every((map) => map.has(number)));
  const scored = common.map((number) => ({ number, score: maps.reduce((sum, map) => sum + map.get(number), 0) }));
  scored.sort((a, b) => b.score - a.score || a.number - b.number);
  const whole = wordsOf(question).join(" ");
  const units = [];
  for (const [at, { number, score }] of scored.entries()) {
    const unit = { number, score };
    if (at < LOOKED_AT) {
      Object.assign(unit, await unitOf(number, all));
      unit.score += wordsOf(unit.title).join(" ").includes(whole) ? 20 : 0;
      unit.score += wordsOf(unit.text).join(" ").includes(whole) ? 10 : 0;
    }
    units.push(unit);
  }
  units.sort((a, b) => b.score - a.score || a.number - b.number);
  const pages = new Map();
  for (const unit of units.filter((one) => one.page)) {
    const name = unit.page.startsWith("evidence/") ? unit.page.split("#")[0] : unit.page;
    pages.set(name, [...(pages.get(name) ?? []), unit]);
  }
  return [...pages.values()];
}

// A text with the words that were asked for marked, cut around the first of them.
function marked(text, words) {
  const pieces = text.split(/([\p{L}\p{N}]+)/u);
  const isHit = (piece) => words.some((word) => fold(piece).startsWith(word));
  const first = pieces.findIndex((piece, at) => at % 2 === 1 && isHit(piece));
  const start = Math.max(0, first - 30);
  const nodes = start ? ["… "] : [];
  pieces.slice(start, start + SPAN).forEach((piece, at) => {
    if ((start + at) % 2 === 1 && isHit(piece)) {
      const mark = document.createElement("mark");
      mark.textContent = piece;
      nodes.push(mark);
    } else nodes.push(piece);
  });
  return start + SPAN < pieces.length ? [...nodes, " …"] : nodes;
}

function linkTo(page, nodes) {
  const [name, anchor] = page.split("#");
  const link = document.createElement("a");
  link.href = `${root}${name.split("/").map(encodeURIComponent).join("/")}.html${anchor ? `#${anchor}` : ""}`;
  link.append(...nodes);
  return link;
}

function entryOf(units, words) {
  const entry = document.createElement("li");
  const [first] = units;
  const title = document.createElement("p");
  title.className = "title";
  const isArticle = first.page.startsWith("evidence/");
  const link = linkTo(isArticle ? first.page.split("#")[0] : first.page, [first.title]);
  if (isArticle) link.lang = "id";
  title.append(link);
  const about = document.createElement("p");
  about.className = "cited";
  about.textContent = first.about;
  entry.append(title, about);
  const told = units.filter((one) => one.text && one.text !== first.title); // a headline is not told twice
  for (const unit of told.slice(0, SNIPPETS)) {
    const text = document.createElement("p");
    const nodes = marked(unit.text, words);
    text.append(...(isArticle ? [linkTo(unit.page, nodes)] : nodes));
    if (isArticle) text.lang = "id";
    entry.append(text);
    if (isArticle && unit.labels) {
      const labels = document.createElement("p");
      labels.className = "cited";
      labels.append(...marked(unit.labels, words));
      entry.append(labels);
    }
  }
  return entry;
}

let found = [];
let asked = 0;

function showMore() {
  const words = wordsOf(input.value);
  const before = list.children.length;
  list.append(...found.slice(before, before + SHOWN).map((units) => entryOf(units, words)));
  more.hidden = list.children.length >= found.length;
  if (before) list.children[before].querySelector("a").focus();
}

async function answer() {
  const question = input.value.trim();
  const turn = (asked += 1);
  if (askedFor() !== question) {
    location.replace(`#q=${encodeURIComponent(question)}`);
  }
  let result;
  try {
    result = await search(question);
  } catch {
    said.textContent = said.dataset.failed;
    return;
  }
  if (turn !== asked) return; // somebody typed on
  found = result;
  list.replaceChildren();
  showMore();
  const sentence = found.length === 1 ? said.dataset.one : found.length ? said.dataset.many : said.dataset.none;
  said.textContent = question ? sentence.replace("{n}", found.length.toLocaleString(document.documentElement.lang)) : "";
}

let pause;
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(answer, 150);
});
more.addEventListener("click", showMore);
window.addEventListener("hashchange", () => {
  const question = askedFor();
  if (question !== input.value.trim()) {
    input.value = question;
    answer();
  }
});

form.hidden = false;
document.getElementById("search-without").hidden = true;
input.value = askedFor() || input.value; // the browser may have kept what was typed before
if (input.value) answer();
