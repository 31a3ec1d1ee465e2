// Finds pages by their names and words, and filters long lists. Nothing is requested: the index is a script of
// the edition. Without this script the plain lists stand.

const MOST_FOUND = 50;
const WAIT = 120; // milliseconds after the last key before what was found is told

function made(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

function asked(text) {
  return plain(text).split(/[^a-z0-9]+/).filter(Boolean);
}

// How well an entry fits the words asked for; 0 where one of them stands nowhere in it.
function fit(words, title, besides) {
  let total = 0;
  for (const word of words) {
    if (title.startsWith(word)) total += 8;
    else if (title.includes(` ${word}`)) total += 6;
    else if (title.includes(word)) total += 3;
    else if (besides.includes(` ${word}`)) total += 1;
    else return 0;
  }
  return total;
}

// Words of the glossary come after pages.
function isWord(one) {
  return Number(one.kind === "Word");
}

// A labelled field over a line that tells how much is shown; `tell` is called with the words after each pause.
function field(host, id, label, tell) {
  const input = made("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const status = made("p", { role: "status", class: "note" });
  host.append(made("label", { for: id }, label), input, status);
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(asked(input.value), status), WAIT);
  });
  return [input, status];
}

function search(host) {
  const everything = document.getElementById("everything");
  const index = window.cwoIndex.map(([title, kind, page, besides]) => ({
    title, kind, page, plainTitle: plain(title), plainBesides: ` ${plain(besides)}`,
  }));
  const list = made("ol", { class: "found" });
  const tell = (words, status) => {
    list.replaceChildren();
    everything.hidden = words.length > 0;
    if (!words.length) {
      status.textContent = "";
      return;
    }
    const found = index
      .map((one) => [fit(words, one.plainTitle, one.plainBesides), one])
      .filter(([points]) => points > 0)
      .sort((a, b) => isWord(a[1]) - isWord(b[1]) || b[0] - a[0] || a[1].title.length - b[1].title.length);
    status.textContent = found.length === 1 ? "1 found" : `${found.length} found`;
    for (const [, one] of found.slice(0, MOST_FOUND)) {
      const link = made("a", { href: one.page }, one.title);
      list.append(made("li", {}, link, " ", made("span", { class: "aside" }, one.kind)));
    }
  };
  const [input, status] = field(host, "search-words", "What do you look for?", tell);
  host.append(list);
  const given = new URLSearchParams(location.search).get("q");
  if (given) {
    input.value = given;
    tell(asked(given), status);
  }
}

// Rows of the tables and lists named by `data-for` are shown where they hold every word.
function filter(host) {
  const target = document.getElementById(host.dataset.for);
  const rows = [...target.querySelectorAll("tbody > tr, dl > div, :scope > div")];
  const texts = rows.map((row) => plain(row.textContent));
  const tell = (words, status) => {
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => texts[place].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    for (const section of target.querySelectorAll("section")) {
      section.hidden = !section.querySelector("tbody > tr:not([hidden]), dl > div:not([hidden])");
    }
    status.textContent = words.length ? `${shown} of ${rows.length} ${host.dataset.unit}` : "";
  };
  field(host, `${host.dataset.for}-filter`, host.dataset.label, tell);
}

const host = document.getElementById("search");
if (host && window.cwoIndex) search(host);
document.querySelectorAll(".filter").forEach(filter);
