// The page of a seat: what it comes to know, and what it decides.
import { byId, clock, decided, keyed, listen, make, news, people, post, put, say, word } from "./live.js";

const room = document.querySelector(".room");
const api = (what) => `/api/room/${room.dataset.code}/${what}`;
const waiting = byId("waiting"), lines = byId("lines");
let state = { waiting: [], hints: false }, known = null;
// Decisions that were sent from this page.
const sent = new Set();

byId("details").addEventListener("change", (event) => lines.classList.toggle("all", event.target.checked));

function ask(decision) {
  const name = `option-${decision.id}`;
  const form = make("form", { class: "ask", "aria-label": decision.question, onsubmit: take },
    make("h3", {}, decision.question),
    make("p", { class: "soft" }, `${decision.about} · ${word("since")} ${decision.since}`),
    ...decision.options.map((option, at) => make("label", { class: "option" },
      make("input", { type: "radio", name, value: option.id, required: true }),
      make("kbd", {}, String(at + 1)), " ", option.text)),
    make("label", { class: "plain" }, make("input", { type: "checkbox", class: "standing" }), word("standing")),
    make("label", { class: "why" }, word("why"),
      make("textarea", { rows: 2, maxlength: room.dataset.longest })),
    make("p", { class: "hinted soft", role: "status" }),
    make("p", { class: "row" },
      make("button", { type: "submit", class: "main" }, word("confirm")),
      state.hints ? make("button", { type: "button", class: "ask-hint", onclick: () => hint(form) }, word("hint")) : null));
  form.dataset.decision = decision.id;
  return form;
}

async function take(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const option = form.querySelector("input[type=radio]:checked");
  if (!option || form.classList.contains("sent")) return;
  form.classList.add("sent");
  sent.add(form.dataset.decision);
  const done = await post(api("decide"), {
    decision: form.dataset.decision,
    option: option.value,
    rationale: form.querySelector("textarea").value,
    standing: form.querySelector(".standing").checked,
  });
  form.classList.remove("sent");
  if (done) say(word("taken"));
  else sent.delete(form.dataset.decision);
}

async function hint(form) {
  const told = await post(api("hint"), { decision: form.dataset.decision });
  if (told) form.querySelector(".hinted").textContent = told.hint;
}

// Who took what waited here until now, where it was somebody else.
function tellWho(now, ids) {
  const gone = new Set([...known ?? []].filter((id) => !ids.has(id) && !sent.has(id)));
  const taken = now.decided.filter((one) => gone.has(one.id)).at(-1);
  if (taken) say(word("taken-by").replace("{who}", () => taken.by).replace("{what}", () => taken.option));
}

function show(now) {
  state = now;
  byId("admission").hidden = true;
  byId("seat").hidden = false;
  const ids = new Set(now.waiting.map((decision) => decision.id));
  tellWho(now, ids);
  if (known && now.waiting.some((decision) => !known.has(decision.id))) say(word("came"));
  const focused = document.activeElement?.closest?.(".ask");
  keyed(waiting, now.waiting, ask);
  if (focused && !focused.isConnected) byId("decide-heading").focus();
  known = ids;
  byId("nothing").hidden = now.waiting.length > 0;
  byId("by-model").hidden = !now.model;
  byId("debriefed").hidden = now.phase !== "closed";
  decided(byId("decided"), byId("none-decided"), now.decided);
  byId("here").replaceChildren(...now.here.map((person) => make("li", {}, ...people([person]))));
  byId("stuck").hidden = !now.stuck;
  put(byId("stuck"), now.stuck ?? "");
}

// The drill has begun: the trainer lets in whoever comes now.
function waitForAdmission() {
  byId("admission").hidden = false;
  byId("seat").hidden = true;
}

const stream = listen(api("events"), {
  news: (said) => { news(lines, said, byId("announced")); byId("no-news").hidden = lines.childElementCount > 0; },
  state: show,
  clock,
  admission: waitForAdmission,
  gone: () => { stream.stop(); say(word("gone"), true); waiting.replaceChildren(); },
});

byId("leave").addEventListener("click", async () => {
  const left = await post(api("leave"), {});
  if (left) location.assign(left.to);
});

// Keys of one letter can be switched off, for whoever speaks to the machine instead of typing; kept in this browser.
const shortcuts = byId("shortcuts"), KEPT = "cyberdrill-shortcuts";
try { shortcuts.checked = localStorage.getItem(KEPT) !== "off"; } catch { shortcuts.checked = true; }
shortcuts.addEventListener("change", () => {
  try { localStorage.setItem(KEPT, shortcuts.checked ? "on" : "off"); } catch { /* As long as the page is open. */ }
});

// Whoever has no mouse: a digit chooses, Enter decides: from the form, or where nothing has the focus.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, input:not([type=radio]):not([type=checkbox]), select");
  const form = event.target.closest(".ask") ?? waiting.firstElementChild;
  if (typing) {
    if (event.key === "Escape") typing.blur();
    if (event.key === "Enter" && event.ctrlKey) typing.form?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const anywhere = ["BODY", "MAIN"].includes(event.target.tagName) || event.target.id === "decide-heading";
  if (event.key !== "Enter" && !shortcuts.checked) return;
  if (/^[1-9]$/.test(event.key) && form) {
    const option = form.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
    if (option) { option.checked = true; option.focus(); event.preventDefault(); }
  } else if (event.key === "Enter" && form && (event.target.matches(".ask input[type=radio]") || anywhere)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "w" || event.key === "W") {
    form?.querySelector("textarea").focus();
    event.preventDefault();
  } else if (["g", "G", "h", "H"].includes(event.key)) {
    if (form && state.hints) hint(form);
  } else if (event.key === "n" || event.key === "N") {
    lines.focus();
    lines.scrollTop = lines.scrollHeight;
  }
});
