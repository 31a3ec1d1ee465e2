// Makes the drawn charts live: the same specification, at the width of the page, with tooltips.
// Without this script the static drawings stand. Nothing is requested; expressions are interpreted.

const OPTIONS = {
  mode: "vega-lite",
  renderer: "svg",
  ast: true,
  actions: false,
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true },
};

const NARROW = 560; // below this, labels of rows leave room for the dots

const LETTER = 6; // pixels of a letter at the size below, at most
const SMALL = 11;

// The words of a label in two lines of so many letters; what is left over is cut.
function inTwoLines(label, most) {
  const lines = [""];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (!last || last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  return lines.length > 2 ? [lines[0], `${lines[1]}\u2026`] : lines;
}

// Labels of rows on a narrow screen: small, in two lines, beside dots that keep their room.
function narrow(spec, width) {
  const labels = Math.min(spec.config.axisY.minExtent, Math.round(width * 0.42));
  spec.config.axisY = { labelLimit: labels || 0, minExtent: labels };
  for (const { encoding } of spec.layer) {
    const rows = encoding.y?.scale?.domain;
    if (!labels || !rows || !encoding.y.axis) continue;
    const told = rows.map((key) => [key, inTwoLines(key.split("|")[1] || key.split("|")[0], Math.floor(labels / LETTER))]);
    const labelExpr = `(${JSON.stringify(Object.fromEntries(told))})[datum.label]`;
    encoding.y.axis = { ...encoding.y.axis, labelExpr, labelFontSize: SMALL, labelLineHeight: SMALL };
  }
}

async function enliven(host) {
  const source = document.getElementById(host.dataset.spec);
  const spec = JSON.parse(source.textContent);
  spec.width = "container";
  if (host.clientWidth < NARROW) narrow(spec, host.clientWidth);
  spec.autosize = { type: "fit-x", contains: "padding" };
  const live = document.createElement("div");
  live.className = "live";
  live.style.width = `${host.clientWidth}px`;
  host.append(live);
  try {
    await window.vegaEmbed(live, spec, OPTIONS);
    live.style.width = "";
    host.querySelector(":scope > svg")?.remove();
  } catch (fault) {
    live.remove();
    console.warn(`chart ${host.id}: the drawing stays as it is`);
  }
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        enliven(entry.target);
      }
    }
  },
  { rootMargin: "400px" },
);
if (window.vegaEmbed) {
  document.querySelectorAll(".host[data-spec]").forEach((host) => seen.observe(host));
}
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((element) => element.setAttribute("open", ""));
});
