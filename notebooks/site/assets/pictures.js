// Makes pictures interactive when they come near the screen. A page without this script has them as drawings.
(() => {
  const here = new URL(".", document.currentScript.src);
  let loaded;

  /** Loads Vega once. From a file a page may load scripts, but fetch nothing. */
  function load() {
    loaded ??= ["vega.js", "vega-lite.js"].reduce(
      (before, name) => before.then(() => addScript(new URL(name, here))),
      Promise.resolve(),
    );
    return loaded;
  }

  function addScript(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${url} cannot be loaded`));
      document.head.append(script);
    });
  }

  /** Draws beside the drawing and takes its place when all has gone well. */
  async function enliven(figure) {
    const spec = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    await load();
    const place = document.createElement("div");
    place.className = "live";
    figure.querySelector(".drawn").after(place);
    const runtime = window.vega.parse(window.vegaLite.compile(spec).spec);
    await new window.vega.View(runtime, {
      renderer: "svg",
      container: place,
      hover: true,
    }).runAsync();
    figure.dataset.live = "";
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        enliven(target).catch((error) => {
          target.querySelector(".live")?.remove();
          console.error(error);
        });
      }
    },
    { rootMargin: "600px" },
  );
  for (const script of document.querySelectorAll('.picture > script[type="application/json"]')) {
    near.observe(script.parentElement);
  }
})();
