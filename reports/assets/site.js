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

async function enliven(host) {
  const source = document.getElementById(host.dataset.spec);
  const spec = JSON.parse(source.textContent);
  spec.width = "container";
  if (host.clientWidth < NARROW) {
    const labels = Math.min(spec.config.axisY.minExtent, Math.round(host.clientWidth * 0.38));
    spec.config.axisY = { labelLimit: labels || undefined, minExtent: labels };
  }
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
