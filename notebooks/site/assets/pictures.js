// Makes pictures interactive when they come near the screen. A page without this script has them as drawings.
(() => {
  const here = new URL(".", document.currentScript.src || location.href);
  const phone = window.matchMedia("(max-width: 719px)");
  const views = new WeakMap();
  let loaded;

  /** Loads Vega once. From a file a page may load scripts, but fetch nothing; a page in one file has Vega in it. */
  function load() {
    loaded ??= ["vega", "vega-lite"].reduce(
      (before, name) => before.then(() => addScript(name)),
      Promise.resolve(),
    );
    return loaded;
  }

  function addScript(name) {
    const script = document.createElement("script");
    const packed = document.getElementById(`script-${name}`);
    if (packed) {
      script.textContent = packed.textContent;
      document.head.append(script);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      script.src = new URL(`${name}.js`, here);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${script.src} cannot be loaded`));
      document.head.append(script);
    });
  }

  /** Draws beside the drawing and takes its place when all has gone well. */
  async function enliven(figure) {
    const spec = JSON.parse(specificationOf(figure).textContent);
    await load();
    const runtime = window.vega.parse(window.vegaLite.compile(spec).spec);
    const place = document.createElement("div");
    place.className = "live";
    const view = new window.vega.View(runtime, {
      renderer: "svg",
      container: place,
      hover: true,
      tooltip,
    });
    await view.runAsync();
    nameControls(place);
    const old = figure.querySelector(".live");
    if (old) old.replaceWith(place);
    else figure.querySelector(".drawn").after(place);
    views.get(figure)?.finalize();
    views.set(figure, view);
    figure.dataset.live = "";
  }

  function specificationOf(figure) {
    const all = [...figure.querySelectorAll('script[type="application/json"]')];
    const width = phone.matches ? "narrow" : "wide";
    return all.find((script) => script.dataset.width === width) ?? all[0];
  }

  /** A slider says by itself at which number it is, but not which of how many. */
  function nameControls(place) {
    for (const slider of place.querySelectorAll('input[type="range"]')) {
      const say = () =>
        slider.setAttribute("aria-valuetext", `step ${slider.value} of ${slider.max}`);
      slider.addEventListener("input", say);
      say();
    }
  }

  const tip = document.createElement("div");
  tip.id = "picture-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);

  /** Vega calls it when the pointer, or a finger, is on a mark: with its text, or with nothing when it has left. */
  function tooltip(_handler, event, _item, value) {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    tip.textContent =
      typeof value === "object"
        ? Object.entries(value)
            .map(([name, what]) => `${name}: ${what}`)
            .join("\n")
        : String(value);
    const { clientX: x, clientY: y } = event.changedTouches?.[0] ?? event;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 12, innerWidth - width - 4))}px`;
    tip.style.top = `${y + 18 + height > innerHeight ? y - height - 10 : y + 18}px`;
  }
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") tip.hidden = true;
  });
  addEventListener("scroll", () => (tip.hidden = true), { passive: true });

  const show = (figure) =>
    enliven(figure).catch((error) => {
      figure.querySelector(".live")?.remove();
      delete figure.dataset.live;
      figure.dataset.failed = "";
      console.error(error);
    });
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        show(target);
      }
    },
    { rootMargin: "600px" },
  );
  const figures = [...document.querySelectorAll(".picture")].filter(specificationOf);
  for (const figure of figures) near.observe(figure);
  // A phone that is turned gets the other drawing.
  phone.addEventListener("change", () => {
    for (const figure of figures) if ("live" in figure.dataset) show(figure);
  });
})();
