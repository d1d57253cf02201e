// Shows what the server sends: findings beside pages, and the other views. Only pages whose key changed are fetched.

const NAMES = {
  papers: "Papers", elements: "Elements", parties: "Parties", timeline: "Timeline", dismissal: "Dismissal",
  marked: "Marked copy",
};
const SVG = "http://www.w3.org/2000/svg";
const MARK = { width: 14, height: 5 }; // the mark beside a line with a finding, in points

const byId = (id) => document.getElementById(id);
const state = { papers: [], findings: [], views: ["papers"], view: "papers", texts: new Map(), scroll: new Map(), number: 0 };

// An element of a name, with properties, attributes (in `attributes`) and children.
function element(name, { attributes = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function drawn(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// A text with its `quoted` words as code.
function worded(text) {
  return text.split("`").map((part, index) => (index % 2 ? element("code", { textContent: part }) : part));
}

// -- views ------------------------------------------------------------------------------------------------------------

function showTabs() {
  if (!state.views.includes(state.view)) state.view = "papers";
  const old = [...byId("tabs").children].map((tab) => tab.dataset.view).join();
  if (old === state.views.join()) return;
  byId("tabs").replaceChildren(...state.views.map((view) => element("button", {
    id: `tab-${view}`, type: "button", textContent: NAMES[view], onclick: () => choose(view),
    attributes: { role: "tab", "data-view": view, "aria-controls": "view" },
  })));
  markTabs();
}

function markTabs() {
  for (const tab of byId("tabs").children) {
    const chosen = tab.dataset.view === state.view;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
  }
  byId("view").setAttribute("aria-labelledby", `tab-${state.view}`);
}

async function choose(view) {
  state.scroll.set(state.view, window.scrollY);
  state.view = view;
  markTabs();
  await showView();
  window.scrollTo(0, state.scroll.get(view) ?? 0);
}

byId("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = (state.views.indexOf(state.view) + step + state.views.length) % state.views.length;
  choose(state.views[next]);
  byId(`tab-${state.views[next]}`).focus();
});

async function showView() {
  const view = state.view;
  if (view === "papers") return showPapers(state.papers);
  const answer = await fetch(view === "marked" ? "marked" : `tab/${view}`);
  if (state.view !== view) return;
  if (answer.status === 409) return refuse(await answer.json());
  if (!answer.ok) return refuse(["The matter has errors that must be corrected first."]);
  if (view === "marked") return showPapers(await answer.json());
  byId("view").replaceChildren(element("div", { innerHTML: await answer.text() }));
}

function refuse(errors) {
  byId("view").replaceChildren(element("div", { className: "stopped" }, ...errors.map((text) => element("p", {}, ...worded(text)))));
}

// -- pages ------------------------------------------------------------------------------------------------------------

// Keep each page that is still there, so that the place on the page stays.
function showPapers(papers) {
  const view = byId("view");
  const kept = new Map([...view.querySelectorAll(".page")].map((page) => [page.id, page]));
  const parts = papers.flatMap((paper) => [
    element("h2", { textContent: paper.title }),
    ...(paper.errors.length ? [whyStopped(paper)] : []),
    ...paper.pages.map((page, number) => shownPage(kept, paper, page, number)),
  ]);
  if (!papers.length) parts.push(element("p", { textContent: "The matter has no papers. Add one under `filings:`." }));
  const same = parts.length === view.children.length && parts.every((part, index) => part === view.children[index] ||
    (part.tagName !== "FIGURE" && part.isEqualNode(view.children[index])));
  if (!same) {
    const { scrollX, scrollY } = window;
    view.replaceChildren(...parts);
    window.scrollTo(scrollX, scrollY);
  }
  showMarks();
}

function whyStopped(paper) {
  const says = paper.draft ? "An error stops this paper; it is shown as a draft." : "This paper cannot be shown.";
  return element("div", { className: "stopped" }, element("p", { textContent: says }),
    ...paper.errors.map((text) => element("p", { className: "error" }, ...worded(text))));
}

function shownPage(kept, paper, page, number) {
  const id = `page-${paper.id}-${number}`;
  const figure = kept.get(id) ?? element("figure", { id, className: "page" },
    element("img", { alt: "", loading: "lazy" }), drawn("svg", {}), element("figcaption"));
  const [image, overlay, caption] = figure.children;
  if (figure.dataset.key !== page.key) {
    figure.dataset.key = page.key;
    image.width = page.width;
    image.height = page.height;
    image.src = `page/${page.key}.png`;
    overlay.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    overlay.replaceChildren();
    figure.dataset.text = "";
    inView.unobserve(figure);
    inView.observe(figure);
  }
  caption.textContent = `${paper.title}, page ${page.label || number + 1} of ${paper.pages.length}`;
  return figure;
}

const inView = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) showText(entry.target);
}, { rootMargin: "200%" });

// The lines of a page as text over its picture, to be selected, searched and read aloud.
async function showText(figure) {
  const key = figure.dataset.key;
  if (figure.dataset.text === key) return;
  figure.dataset.text = key;
  if (!state.texts.has(key)) {
    const answer = await fetch(`page/${key}.json`);
    if (!answer.ok) return;
    state.texts.set(key, await answer.json());
  }
  if (figure.dataset.key !== key) return;
  const lines = state.texts.get(key).map(([text, x, y, width, size], line) => {
    const shown = drawn("text", { x, y, textLength: width, lengthAdjust: "spacingAndGlyphs", "font-size": size }, `${text}\n`);
    shown.addEventListener("click", () => openLine(key, line));
    return shown;
  });
  figure.querySelector("svg").append(...lines);
}

async function openLine(key, line) {
  if (!getSelection().isCollapsed) return;
  const answer = await fetch(`place/${key}/${line}`);
  if (!answer.ok) return;
  const place = await answer.json();
  byId("copied").textContent = place.text;
  byId("status").textContent = place.text;
  if (place.address) location.assign(place.address);
}

// A mark in the margin beside each line that a finding is about.
function showMarks() {
  for (const mark of document.querySelectorAll(".page a.mark")) mark.remove();
  if (state.view !== "papers") return;
  state.findings.forEach((finding, index) => {
    const overlay = finding.page && byId(`page-${finding.page.paper}-${finding.page.page}`)?.querySelector("svg");
    if (!overlay) return;
    const says = `${finding.severity} ${finding.code}`;
    const mark = drawn("a", { class: `mark ${finding.severity}`, href: `#finding-${index}`, "aria-label": says },
      drawn("rect", { x: 4, y: Math.max(finding.page.level - 8, 2), width: MARK.width, height: MARK.height },
        drawn("title", {}, `${says}: ${finding.message}`)));
    overlay.append(mark);
  });
}

// -- findings ---------------------------------------------------------------------------------------------------------

function showFindings() {
  byId("findings").replaceChildren(...state.findings.map(shownFinding));
  const counts = new Map();
  for (const { severity } of state.findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  const words = [...counts].map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`);
  byId("tally").textContent = words.join(", ") || "No findings.";
  showMarks();
}

function shownFinding(finding, index) {
  const parts = [element("p", { className: "kind", textContent: `${finding.severity} ${finding.code}` }),
    element("p", {}, ...worded(finding.message))];
  if (finding.fix) parts.push(element("p", {}, ...worded(`Remedy: ${finding.fix}`)));
  if (finding.cite) parts.push(element("p", { className: "quiet", textContent: finding.cite }));
  parts.push(element("p", {}, shownPlace(finding.place)));
  for (const place of finding.also) parts.push(element("p", {}, "also: ", shownPlace(place)));
  if (finding.page) {
    parts.push(element("p", {}, element("button", {
      type: "button", textContent: `Show page ${finding.page.page + 1}`, onclick: () => showOnPage(finding),
    })));
  }
  return element("li", { id: `finding-${index}`, className: finding.severity, tabIndex: -1 }, ...parts);
}

function shownPlace(place) {
  return place.address ? element("a", { href: place.address, textContent: place.text })
    : element("span", { textContent: place.text });
}

async function showOnPage(finding) {
  if (state.view !== "papers") await choose("papers");
  const figure = byId(`page-${finding.page.paper}-${finding.page.page}`);
  if (!figure) return;
  for (const old of document.querySelectorAll("rect.here")) old.remove();
  const overlay = figure.querySelector("svg");
  const here = drawn("rect", { class: "here", x: 0, y: Math.max(finding.page.level - 12, 0), width: "100%", height: 16 });
  overlay.prepend(here);
  (finding.page.level ? here : figure).scrollIntoView({ block: "center" });
}

// -- news -------------------------------------------------------------------------------------------------------------

const acts = new Map();
const on = (kind, act) => acts.set(kind, act);
let news = null;

// A browser holds few connections to one address, so a page that nobody sees gives its own back.
function listen() {
  if (document.hidden) {
    news?.close();
    news = null;
  } else if (!news) {
    news = new EventSource("events");
    for (const [kind, act] of acts) news.addEventListener(kind, (event) => act(JSON.parse(event.data)));
    news.addEventListener("error", () => {
      byId("status").textContent = "The preview has stopped. Start it again with `assembler preview`.";
    });
  }
}

on("status", ({ name, number, words, seconds, current }) => {
  byId("view").classList.toggle("stale", !current);
  if (number !== state.number && state.view !== "papers" && state.view !== "marked") showView();
  state.number = number;
  byId("name").textContent = name;
  document.title = `${name} – preview`;
  byId("status").textContent = seconds ? `${words} (${seconds.toFixed(2)} s)` : words;
});
on("findings", (findings) => { state.findings = findings; showFindings(); });
on("papers", (papers) => {
  state.papers = papers;
  const keys = new Set(papers.flatMap((paper) => paper.pages.map((page) => page.key)));
  for (const key of state.texts.keys()) if (!keys.has(key)) state.texts.delete(key);
  showView();
});
on("views", (views) => { state.views = views; showTabs(); });
document.addEventListener("visibilitychange", listen);
showTabs();
listen();
