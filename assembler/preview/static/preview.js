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
  const last = state.views.length - 1;
  const now = state.views.indexOf(state.view);
  const next = { ArrowRight: now < last ? now + 1 : 0, ArrowLeft: now ? now - 1 : last, Home: 0, End: last }[event.key];
  if (next === undefined) return;
  event.preventDefault();
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
  showTable(view, await answer.text());
}

// Show a view that the server wrote; if it was shown before, parts stay open or closed, and the focus stays.
function showTable(view, html) {
  const old = byId("view").firstElementChild;
  const shown = element("div", { innerHTML: html, attributes: { "data-view": view } });
  if (old?.dataset.view === view) {
    if (old.written === html) return;
    const open = new Map([...old.querySelectorAll("details")].map((part) => [part.firstElementChild.textContent, part.open]));
    for (const part of shown.querySelectorAll("details")) {
      part.open = open.get(part.firstElementChild.textContent) ?? part.open;
    }
  }
  const focused = [...(old?.querySelectorAll("a, summary") ?? [])].indexOf(document.activeElement);
  shown.written = html;
  byId("view").replaceChildren(shown);
  if (focused >= 0) shown.querySelectorAll("a, summary")[focused]?.focus({ preventScroll: true });
}

function refuse(errors) {
  byId("view").replaceChildren(element("div", { className: "stopped" }, ...errors.map((text) => element("p", {}, ...worded(text)))));
}

// -- pages ------------------------------------------------------------------------------------------------------------

// Keep each page that is still there, so that the place on the page and the focus stay.
function showPapers(papers) {
  const view = byId("view");
  const kept = new Map([...view.querySelectorAll(".page")].map((page) => [page.id, page]));
  const anchor = lineAtTop();
  const focused = document.activeElement;
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
    if (focused.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
  showMarks();
  showAllTexts(anchor);
}

// The line at the top of the window: its words and those of the next line, its page, and how far it is from the top.
function lineAtTop() {
  const top = document.querySelector("header").getBoundingClientRect().bottom;
  for (const figure of document.querySelectorAll(".page")) {
    if (figure.getBoundingClientRect().bottom < top) continue;
    const lines = [...figure.querySelectorAll("text")];
    const at = lines.findIndex((line) => line.getBoundingClientRect().top >= top);
    if (at >= 0) return { words: wordsAt(lines, at), page: figure.id, from: lines[at].getBoundingClientRect().top };
  }
  return null;
}

// The words of a line and of the next, without the number of a paragraph, which another edit changes.
function wordsAt(lines, at) {
  return lines.slice(at, at + 2).map((line) => line.textContent.trim().replace(/^\d+\.\s+/, "")).join(" ");
}

// Scroll so that the line of `anchor` is where it was in the window, if it is on this page now.
function keepInPlace(figure, anchor) {
  const lines = [...figure.querySelectorAll("text")];
  const at = lines.findIndex((_, index) => wordsAt(lines, index) === anchor.words);
  if (at >= 0) window.scrollBy(0, lines[at].getBoundingClientRect().top - anchor.from);
  return at >= 0;
}

function whyStopped(paper) {
  const says = paper.draft ? "An error stops this paper; it is shown as a draft." : "This paper cannot be shown.";
  return element("div", { className: "stopped" }, element("p", { textContent: says }),
    ...paper.errors.map((text) => element("p", { className: "error" }, ...worded(text))));
}

function shownPage(kept, paper, page, number) {
  const id = `page-${paper.id}-${number}`;
  const figure = kept.get(id) ?? element("figure", { id, className: "page" },
    element("img", { alt: "", loading: "lazy" }), drawn("svg", { preserveAspectRatio: "xMidYMin meet" }),
    element("figcaption"));
  const [image, overlay, caption] = figure.children;
  if (figure.dataset.key !== page.key) {
    figure.dataset.key = page.key;
    image.width = page.width;
    image.height = page.height;
    image.src = `page/${page.key}.png`;
    overlay.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
    inView.unobserve(figure);
    inView.observe(figure);
  }
  caption.textContent = `${paper.title}, page ${page.label || number + 1} of ${paper.pages.length}`;
  return figure;
}

const inView = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) showText(entry.target);
}, { rootMargin: "200%" });

// The browser can search only for text that is there, so the text of all pages follows, the nearest pages first.
let texting = 0;
async function showAllTexts(anchor) {
  const turn = ++texting;
  const begun = window.scrollY;
  const figures = [...document.querySelectorAll(".page")];
  const was = Math.max(figures.findIndex((figure) => figure.id === anchor?.page), 0);
  let waiting = anchor;
  for (const figure of figures.toSorted((one, other) =>
    Math.abs(figures.indexOf(one) - was) - Math.abs(figures.indexOf(other) - was))) {
    await showText(figure);
    if (turn !== texting) return;
    if (waiting && window.scrollY === begun && keepInPlace(figure, waiting)) waiting = null;
  }
}

// The lines of a page as text over its picture, to be selected, searched and read aloud.
async function showText(figure) {
  const key = figure.dataset.key;
  if (figure.dataset.text === key) return;
  if (!state.texts.has(key)) {
    const answer = await fetch(`page/${key}.json`);
    if (!answer.ok) return;
    state.texts.set(key, await answer.json());
  }
  if (figure.dataset.key !== key || figure.dataset.text === key) return;
  figure.dataset.text = key;
  const overlay = figure.querySelector("svg");
  const old = [...overlay.querySelectorAll("text")];
  const focused = old.indexOf(document.activeElement);
  for (const line of old) line.remove();
  for (const rect of overlay.querySelectorAll("rect.here, rect.cursor")) rect.remove();
  const lines = state.texts.get(key).map(([text, x, y, width, size], line) => drawn("text", {
    x, y, textLength: width, lengthAdjust: "spacingAndGlyphs", "font-size": size, "data-line": line, tabindex: -1,
  }, `${text}\n`));
  overlay.append(...lines);
  if (focused >= 0 && lines.length) moveTo(lines[Math.min(focused, lines.length - 1)]);
  else if (!document.querySelector('.page text[tabindex="0"]') && lines.length) makeTabStop(lines[0]);
}

// -- lines ------------------------------------------------------------------------------------------------------------

// One line of all pages can be reached with Tab, and is announced as a link; the arrow keys make another line that one.
function makeTabStop(line) {
  for (const old of document.querySelectorAll('.page text[tabindex="0"]')) {
    old.setAttribute("tabindex", -1);
    old.removeAttribute("role");
  }
  line.setAttribute("tabindex", 0);
  line.setAttribute("role", "link");
}

function moveTo(line) {
  makeTabStop(line);
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

function lineFrom(line, key) {
  const all = [...document.querySelectorAll(".page text")];
  const page = [...line.parentNode.querySelectorAll("text")];
  const at = all.indexOf(line);
  const first = all.indexOf(page[0]);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: first, End: first + page.length - 1 }[key];
  if (to !== undefined) return all[to];
  const pages = [...document.querySelectorAll(".page")];
  const other = pages[pages.indexOf(line.closest(".page")) + (key === "PageDown" ? 1 : -1)];
  return other?.querySelector("text");
}

const LINE_KEYS = new Set(["ArrowDown", "ArrowUp", "Home", "End", "PageDown", "PageUp"]);

byId("view").addEventListener("keydown", (event) => {
  const line = event.target.closest?.(".page text");
  if (!line || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Enter") return openLine(line);
  if (!LINE_KEYS.has(event.key)) return;
  event.preventDefault();
  const next = lineFrom(line, event.key);
  if (next) moveTo(next);
});

byId("view").addEventListener("click", (event) => {
  const line = event.target.closest?.(".page text");
  if (line && getSelection().isCollapsed) openLine(line);
});

byId("view").addEventListener("focusin", ({ target }) => {
  for (const old of document.querySelectorAll("rect.cursor")) old.remove();
  if (!target.matches(".page text")) return;
  const box = target.getBBox();
  target.parentNode.prepend(drawn("rect", {
    class: "cursor", x: box.x - 2, y: box.y - 1, width: box.width + 4, height: box.height + 2,
  }));
});
byId("view").addEventListener("focusout", () => {
  for (const old of document.querySelectorAll("rect.cursor")) old.remove();
});

async function openLine(line) {
  makeTabStop(line);
  const answer = await fetch(`place/${line.closest(".page").dataset.key}/${line.dataset.line}`);
  if (!answer.ok) return showOrigin({ says: "This page has no places in the matter. Click the line under Papers.", text: "" });
  const origin = await answer.json();
  showOrigin(origin);
  if (origin.address) location.assign(origin.address);
}

// Say where a line comes from, below the pages, until Escape, another click or the next save.
function showOrigin(origin) {
  const parts = [...(origin.text ? [shownPlace(origin), " "] : []), ...worded(origin.says ?? "")];
  byId("origin").replaceChildren(...parts);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") byId("origin").replaceChildren();
});

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
  const list = byId("findings");
  const before = focusIn(list);
  list.replaceChildren(...state.findings.map(shownFinding));
  const counts = new Map();
  for (const { severity } of state.findings) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  const words = [...counts].map(([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`);
  const tally = words.join(", ") || "No findings.";
  if (byId("tally").textContent !== tally) byId("tally").textContent = tally;
  if (before) focusAgain(list, before);
  showMarks();
}

// What has the focus in the list of findings: the finding, its number in the list, and the number of the control in it.
function focusIn(list) {
  const item = [...list.children].find((child) => child.contains(document.activeElement));
  if (!item) return null;
  const control = [...item.querySelectorAll("a, button")].indexOf(document.activeElement);
  return { name: item.dataset.name, at: [...list.children].indexOf(item), control };
}

// Give the focus back to the same control of the same finding or, if that is gone, of the one in its place.
function focusAgain(list, { name, at, control }) {
  const items = [...list.children];
  const item = items.find((child) => child.dataset.name === name) ?? items[Math.min(at, items.length - 1)];
  const controls = item ? [...item.querySelectorAll("a, button")] : [];
  (controls[Math.min(control, controls.length - 1)] ?? item ?? byId("findings-heading")).focus({ preventScroll: true });
}

function shownFinding(finding, index) {
  const parts = [element("p", { className: "kind", textContent: `${finding.severity} ${finding.code}` }),
    element("p", {}, ...worded(finding.message))];
  if (finding.fix) parts.push(element("p", {}, ...worded(`Remedy: ${finding.fix}`)));
  if (finding.cite) parts.push(element("p", { className: "quiet", textContent: finding.cite }));
  parts.push(element("p", {}, ...placeAndLine(finding.place)));
  for (const place of finding.also) parts.push(element("p", {}, "also: ", ...placeAndLine(place)));
  if (finding.page) {
    parts.push(element("p", {}, element("button", {
      type: "button", textContent: `Show page ${finding.page.page + 1}`, onclick: () => showOnPage(finding),
      attributes: { "aria-label": `Show page ${finding.page.page + 1} for ${finding.code}` },
    })));
  }
  const name = `${finding.code} ${finding.message}`;
  return element("li", {
    id: `finding-${index}`, className: finding.severity, tabIndex: -1, attributes: { "data-name": name },
  }, ...parts);
}

function shownPlace(place) {
  return place.address ? element("a", { href: place.address, textContent: place.text })
    : element("span", { textContent: place.text });
}

// A place with the line that is written there, for those whose editor opens no links.
function placeAndLine(place) {
  return [shownPlace(place), ...(place.line ? [" ", element("code", { textContent: place.line })] : [])];
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

// A screen reader announces the state of the matter only if it is another.
function say(words) {
  if (byId("status").textContent !== words) byId("status").textContent = words;
}

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
      say("The preview has stopped. Start it again with `assembler preview`.");
    });
  }
}

on("status", ({ name, number, words, seconds, current }) => {
  byId("view").classList.toggle("stale", !current);
  if (number !== state.number && state.view !== "papers" && state.view !== "marked") showView();
  byId("name").textContent = name;
  document.title = `${name} – preview`;
  say(words);
  byId("seconds").textContent = seconds ? `${seconds.toFixed(2)} s` : "";
  if (number !== state.number) byId("origin").replaceChildren();
  state.number = number;
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
