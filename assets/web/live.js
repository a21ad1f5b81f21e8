// What every live page needs: words, orders to the server, and a stream that finds its way back.

const texts = new Map();
for (const span of document.querySelectorAll("#words [data-word]")) texts.set(span.dataset.word, span.textContent);

export const word = (key) => texts.get(key) ?? "";
export const byId = (id) => document.getElementById(id);

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function say(text, bad = false) {
  const place = byId("says");
  if (!place) return;
  place.classList.toggle("bad", bad);
  place.textContent = text;
}

export async function post(url, body) {
  let answer;
  try {
    answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    say(word("lost"), true);
    return null;
  }
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  say([said.error, said.hint].filter(Boolean).join(". ") || `${answer.status} ${answer.statusText}`, true);
  return null;
}

// Puts a text where another stands: what is the same is not read out again.
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// What is over with time: the server wakes, or has too much to do.
const PASSES = [408, 429, 503, 504];

// A stream does not tell why it is refused; the page itself does. None where it is not refused, or nobody answers.
async function refused() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = [...page.querySelectorAll(".failed h1, .failed h1 + p")].map((node) => node.textContent);
    return { over: !PASSES.includes(answer.status), text: told.join(". ") };
  } catch {
    return null;
  }
}

// Seconds without a sign of life after which the line is taken for dead: the server sends one every ten.
const SILENCE = 25;

export function listen(url, handlers) {
  let source = null, last = null, heard = Date.now(), wait = 500, lost = false, stopped = false;
  const open = () => {
    if (stopped) return;
    const address = new URL(url, location.href);
    address.searchParams.set("lang", document.documentElement.lang);
    if (last) address.searchParams.set("after", last);
    source = new EventSource(address);
    heard = Date.now();
    source.onopen = () => {
      heard = Date.now();
      wait = 500;
      if (lost) say(word("found"));
      lost = false;
      document.body.classList.remove("lost");
    };
    source.onerror = () => again();
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        heard = Date.now();
        if (event.lastEventId) last = event.lastEventId;
        handle(JSON.parse(event.data));
      });
    }
    source.addEventListener("beat", () => { heard = Date.now(); });
  };
  const again = () => {
    if (!source) return;
    source.close();
    source = null;
    lost = true;
    document.body.classList.add("lost");
    if (!stopped) say(word("lost"), true);
    setTimeout(comeBack, wait);
    wait = Math.min(wait * 2, 5000);
  };
  const comeBack = async () => {
    if (stopped) return;
    const why = await refused();
    if (stopped) return;
    if (why) say(why.text || word("lost"), true);
    if (why?.over) stopped = true;
    else open();
  };
  open();
  setInterval(() => { if (source && Date.now() - heard > SILENCE * 1000) again(); }, 2000);
  addEventListener("online", () => { if (source) again(); });
  return { stop: () => { stopped = true; source?.close(); source = null; } };
}

export function clock(state) {
  put(byId("time"), state.time);
  put(byId("date"), state.date);
  put(byId("clock-says"), state.says);
}

// News at the end of a list: never more than so many in the page.
const MOST = 3000;
let next = null;

export function news(list, said, announce) {
  // What does not follow what was had is told from another beginning.
  const fresh = next === said.from;
  if (!fresh) list.replaceChildren();
  next = said.from + said.lines.length;
  const bottom = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  for (const line of said.lines) {
    const item = make("li", { class: [line.detail ? "detail" : "", fresh ? "fresh" : ""].join(" ").trim() || null },
      make("span", { class: "at" }, line.at), " ", make("bdi", {}, line.text));
    if (line.says) item.append(make("blockquote", {}, make("bdi", {}, line.says)));
    list.append(item);
  }
  while (list.childElementCount > MOST) list.firstElementChild.remove();
  if (bottom) list.scrollTop = list.scrollHeight;
  const told = said.lines.filter((line) => !line.detail);
  if (fresh && announce && told.length > 0) announce.textContent = told.slice(-3).map((line) => line.text).join(" ");
}

// One list of things with ids: what is still there stays as it is, so that nothing that is being typed is lost.
export function keyed(parent, items, build, update) {
  const before = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const key = String(item.id ?? item.seat);
    const node = before.get(key) ?? build(item);
    node.dataset.key = key;
    update?.(node, item);
    before.delete(key);
    return node;
  });
  for (const node of before.values()) node.remove();
  nodes.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
  });
}

export function people(list) {
  return list.flatMap((person, at) => [
    at > 0 ? ", " : "",
    make("bdi", { class: person.here ? "here" : "away" }, person.name),
    person.here ? "" : ` (${word("away")})`,
  ]);
}

export function decided(list, empty, all) {
  empty.hidden = all.length > 0;
  keyed(list, all, (taken) => make("li", {},
    make("strong", {}, taken.option), make("br"),
    make("span", { class: "soft" }, `${taken.at} · ${taken.question} · ${taken.after} · `), make("bdi", { class: "soft" }, taken.by),
    taken.why ? make("blockquote", {}, make("bdi", {}, taken.why)) : null));
}
