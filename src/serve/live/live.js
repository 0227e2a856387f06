// Hears what is new at the site: reloads the page, puts a new style in, or shows what is wrong.
// It is only on pages that `tavle serve` shows, never on those that are published.
(() => {
  "use strict";
  const me = document.currentScript;
  const { run } = me.dataset;
  let version = Number(me.dataset.version);
  let panel = null;

  // A browser holds few connections to one host, and every page that it remembers or keeps in another tab would hold one:
  // only a page that is seen hears the news. Once it is seen again, it hears what holds now.
  let news = null;
  function listen() {
    news?.close();
    news = null;
    if (document.visibilityState === "hidden") return;
    news = new EventSource(me.dataset.news);
    news.addEventListener("message", hear);
  }
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  addEventListener("pagehide", () => news?.close());

  function hear(event) {
    const now = JSON.parse(event.data);
    if (now.run !== run) {
      location.reload();
      return;
    }
    if (now.version !== version) {
      if (now.swaps.length > 0 && now.version === version + 1) {
        version = now.version;
        now.swaps.forEach(swap);
      } else {
        news.close();
        // A browser keeps the place on the page when it is reloaded.
        location.reload();
        return;
      }
    }
    show(now);
  }

  // The new style is there before the old one goes, so that the page never stands without.
  function swap({ from, to }) {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const href = old.getAttribute("href");
      if (!href.endsWith(from)) continue;
      const fresh = old.cloneNode();
      fresh.setAttribute("href", href.slice(0, -from.length) + to);
      fresh.addEventListener("load", () => old.remove());
      old.after(fresh);
    }
  }

  function show({ problems, reminders, label, title, hide, text, reminder }) {
    panel?.remove();
    panel = null;
    if (problems.length === 0) {
      if (reminders.length > 0) remind(reminders, reminder);
      return;
    }
    const box = lay("section");
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-label", label);
    // No header, which would be a second banner of the page.
    const head = make(box, "div");
    head.className = "head";
    make(head, "h2", title);
    const close = make(head, "button", hide);
    close.type = "button";
    close.addEventListener("click", () => panel.remove());
    make(box, "p", text);
    problems.forEach((problem) => add(box, problem));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape") panel.remove();
    });
  }

  // What can wait: a word in the corner, which opens where somebody asks.
  function remind(reminders, title) {
    const box = lay("details");
    make(box, "summary", title);
    reminders.forEach((one) => add(box, one));
  }

  // An element over the page, with a style of its own.
  function lay(name) {
    panel = document.createElement("div");
    const root = panel.attachShadow({ mode: "open" });
    const look = new CSSStyleSheet();
    look.replaceSync(LOOK);
    root.adoptedStyleSheets = [look];
    const box = make(root, name);
    box.lang = "en";
    box.dir = "ltr";
    document.documentElement.append(panel);
    return box;
  }

  function add(box, problem) {
    const item = make(box, "article");
    if (problem.href) {
      make(item, "a", problem.place).href = problem.href;
    } else if (problem.place) {
      make(item, "strong", problem.place);
    }
    make(item, "pre", problem.text);
  }

  function make(parent, name, text) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  }

  const LOOK = `
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
      box-sizing: border-box; padding: 1rem 1.5rem 1.5rem; background: #fff; color: #1b1b1b;
      border-top: 4px solid #b3261e; font: 16px/1.5 system-ui, sans-serif; box-shadow: 0 -8px 32px #0004;
    }
    details {
      position: fixed; inset: auto auto 0 0; z-index: 2147483647; max-width: min(40rem, 90vw); max-height: 50vh; overflow: auto;
      box-sizing: border-box; padding: 0.5rem 1rem; background: #fff; color: #1b1b1b;
      border: 1px solid #767676; font: 14px/1.5 system-ui, sans-serif;
    }
    summary { cursor: pointer; }
    .head { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
    h2 { font-size: 1.25rem; margin: 0; }
    p { margin: 0 0 1rem; }
    article { border-top: 1px solid #ccc; padding: 0.75rem 0; }
    a { color: #0b57d0; font-weight: 600; }
    pre { margin: 0.5rem 0 0; font: 14px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
    button { font: inherit; padding: 0.25rem 0.75rem; cursor: pointer; }
    @media (prefers-color-scheme: dark) {
      section, details { background: #1f1f1f; color: #f1f1f1; }
      article { border-color: #555; }
      a { color: #a8c7fa; }
    }
    @media print { section, details { display: none; } }
  `;
})();
