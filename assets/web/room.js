// The page of a seat: what it comes to know, and what it decides.
import { byId, clock, decided, keyed, listen, make, news, people, post, say, word } from "./live.js";

const room = document.querySelector(".room");
const api = (what) => `/api/room/${room.dataset.code}/${what}`;
const waiting = byId("waiting"), lines = byId("lines");
let state = { waiting: [], hints: false }, known = null;

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
  const done = await post(api("decide"), {
    decision: form.dataset.decision,
    option: option.value,
    rationale: form.querySelector("textarea").value,
    standing: form.querySelector(".standing").checked,
  });
  form.classList.remove("sent");
  if (done) say(word("taken"));
}

async function hint(form) {
  const told = await post(api("hint"), { decision: form.dataset.decision });
  if (told) form.querySelector(".hinted").textContent = told.hint;
}

function show(now) {
  state = now;
  const ids = new Set(now.waiting.map((decision) => decision.id));
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
  byId("stuck").textContent = now.stuck ?? "";
}

const stream = listen(api("events"), {
  news: (said) => { news(lines, said, byId("announced")); byId("no-news").hidden = lines.childElementCount > 0; },
  state: show,
  clock,
  gone: () => { stream.stop(); say(word("gone"), true); waiting.replaceChildren(); },
});

byId("leave").addEventListener("click", async () => {
  const left = await post(api("leave"), {});
  if (left) location.assign(left.to);
});

// Whoever has no mouse: a digit chooses, Enter decides.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("textarea, input:not([type=radio]):not([type=checkbox]), select");
  const form = event.target.closest(".ask") ?? waiting.firstElementChild;
  if (typing) {
    if (event.key === "Escape") typing.blur();
    if (event.key === "Enter" && event.ctrlKey) typing.form?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^[1-9]$/.test(event.key) && form) {
    const option = form.querySelectorAll("input[type=radio]")[Number(event.key) - 1];
    if (option) { option.checked = true; option.focus(); event.preventDefault(); }
  } else if (event.key === "Enter" && form && !event.target.closest("a, button, summary")) {
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
